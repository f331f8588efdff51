import cluster from 'node:cluster';

/** Runs `serve` in as many processes as our API has in the bench; they share its port, and end with the first one. */
export function inProcesses(serve: () => void | Promise<void>): void {
  if (!cluster.isPrimary) return void serve();
  for (let forked = 0; forked < Number(process.env.WEB_CONCURRENCY); forked++) cluster.fork();
  cluster.once('exit', () => process.exit(1));
}
