import classes from './reports.module.css';

interface Props {
  /** Of the longest bar, from 0 to 1. */
  share: number;
  kind?: 'gain' | 'loss';
}

/** Shows again what stands beside it as a number. */
export const Bar = ({ share, kind }: Props) => (
  <div className={classes.bar} data-kind={kind} style={{ width: `${share * 100}%` }} />
);
