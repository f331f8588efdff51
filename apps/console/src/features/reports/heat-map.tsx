import { formatHour, formatNumber, formatWeekday } from '../../i18n/format';
import type { AttendanceReport } from './queries';
import classes from './reports.module.css';
import { useTexts } from './texts';

type Hour = AttendanceReport['hours'][number];

const LEVELS = 5;
const HOURS_OF_A_DAY = 24;

/** When it is full: each hour of the week with how many come then on average, and the more, the stronger the colour. */
export function HeatMap({ hours }: { hours: Hour[] }) {
  const t = useTexts();
  const most = Math.max(...hours.map(({ average }) => average ?? 0));
  const busy = hours.filter(({ visits }) => visits > 0).map(({ hour }) => hour);
  if (busy.length === 0) return <p>{t('attendance.nobody')}</p>;
  const first = Math.min(...busy);
  const shown = Array.from({ length: Math.max(...busy) - first + 1 }, (_, index) => first + index);
  // The API begins with Monday at midnight.
  const weekdays = hours.filter(({ hour }) => hour === 0).map(({ weekday }) => weekday);
  const at = (day: number, hour: number) => hours[day * HOURS_OF_A_DAY + hour]!;
  return (
    <table className={classes.heatMap}>
      <caption>{t('attendance.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('attendance.hour')}</th>
          {weekdays.map((weekday, day) => (
            <th key={weekday} scope="col">
              <abbr title={formatWeekday(day, 'long')}>{formatWeekday(day, 'short')}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((hour) => (
          <tr key={hour}>
            <th scope="row">{formatHour(hour)}</th>
            {weekdays.map((weekday, day) => {
              const { average, visits } = at(day, hour);
              const level = average ? Math.ceil((average / most) * LEVELS) : 0;
              return (
                <td key={weekday} data-level={level} title={t('attendance.visits_of', { count: visits })}>
                  {average === null ? '–' : formatNumber(Math.round(average * 10) / 10)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
