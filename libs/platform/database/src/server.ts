import { type PoolClient } from 'pg';
import { type Shares } from './shares';

/** A PostgreSQL server as transactions see it: the primary, or a replica. */
export interface Server {
  /** Who may have a connection when. */
  readonly shares: Shares;
  /** @throws DatabaseUnavailableError whatever kept PostgreSQL from accepting the connection */
  connect(): Promise<PoolClient>;
}
