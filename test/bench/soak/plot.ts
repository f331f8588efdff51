/** One line of a chart. A value that is not known leaves a gap. */
export interface Line {
  name: string;
  values: number[];
}

export interface Chart {
  title: string;
  lines: Line[];
}

const [WIDTH, HEIGHT] = [460, 200];
/** Around what is drawn of a chart: room for the title and the names above, for the scale to the left, for the minutes below. */
const [TOP, RIGHT, BOTTOM, LEFT] = [44, 14, 24, 52];
const COLUMNS = 2;
/** Told apart by whoever is colour-blind, too (Okabe and Ito). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];

/**
 * Small charts side by side over one time, as an SVG image.
 *
 * @param minutes of the values, from 0 on
 * @param warmUp minutes that are shaded
 */
export function plot(title: string, minutes: number[], warmUp: number, charts: Chart[]): string {
  const rows = Math.ceil(charts.length / COLUMNS);
  const [width, height] = [COLUMNS * WIDTH, rows * HEIGHT + 30];
  const drawn = charts.map((chart, index) => {
    const [x, y] = [(index % COLUMNS) * WIDTH, 30 + Math.floor(index / COLUMNS) * HEIGHT];
    return `<g transform="translate(${x} ${y})">\n${draw(chart, minutes, warmUp)}\n</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">
<rect width="${width}" height="${height}" fill="#fff"/>
${text(WIDTH, 18, title, 'text-anchor="middle" font-size="13"')}
${drawn.join('\n')}
</svg>
`;
}

function draw({ title, lines }: Chart, minutes: number[], warmUp: number): string {
  const end = minutes.at(-1)!;
  const top = roundUp(Math.max(...lines.flatMap(({ values }) => values.filter(Number.isFinite)), 0));
  const x = (minute: number): number => LEFT + (minute / end) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const scale = [0, top / 2, top].map(
    (value) =>
      `<path d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}" stroke="#ddd"/>` +
      text(LEFT - 5, y(value) + 4, value.toLocaleString('en'), 'text-anchor="end"'),
  );
  const times = (['start', 'middle', 'end'] as const).map((anchor, index) => {
    const minute = (end / 2) * index;
    return text(
      x(minute),
      HEIGHT - 8,
      `${Number(minute.toFixed(1))} min`,
      `text-anchor="${anchor}" fill="#666"`,
    );
  });
  let nameX = LEFT;
  const curves = lines.map(({ name, values }, index) => {
    const colour = COLOURS[index % COLOURS.length]!;
    const label = text(nameX, TOP - 10, name, `fill="${colour}"`);
    nameX += name.length * 6 + 14;
    return `<path d="${curve(values, minutes, x, y)}" fill="none" stroke="${colour}" stroke-width="1.5"/>${label}`;
  });
  return [
    text(LEFT, 14, title, 'font-weight="bold"'),
    `<rect x="${LEFT}" y="${TOP}" width="${x(warmUp) - LEFT}" height="${HEIGHT - TOP - BOTTOM}" fill="#f4f4f4"/>`,
    ...scale,
    ...times,
    ...curves,
  ].join('\n');
}

function curve(
  values: number[],
  minutes: number[],
  x: (minute: number) => number,
  y: (value: number) => number,
): string {
  let pen = 'M';
  return values
    .map((value, index) => {
      if (!Number.isFinite(value)) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(minutes[index]!).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return step;
    })
    .join('');
}

/** The next of 1, 2, 4, 6, 8, 10, 20 … of which a half is easy to read. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 6, 8, 10].map((step) => step * magnitude).find((step) => step >= value)!;
}

const text = (x: number, y: number, content: string, attributes = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${content.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))}</text>`;
