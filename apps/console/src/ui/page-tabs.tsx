import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './page-tabs.module.css';

export interface PageTab {
  to: LinkProps['to'];
  label: string;
  /** Whether pages below it belong to another tab. */
  exact?: boolean;
}

/** Links between the parts of a page that have an address each. */
export const PageTabs = ({ label, tabs }: { label: string; tabs: PageTab[] }) => (
  <nav className={classes.tabs} aria-label={label}>
    {tabs.map(({ to, label: name, exact = false }) => (
      <Link key={to} to={to} className={classes.tab} activeOptions={{ exact }}>
        {name}
      </Link>
    ))}
  </nav>
);
