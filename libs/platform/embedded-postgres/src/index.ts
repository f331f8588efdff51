export { EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
export { freePort } from './free-port';
export { locatePostgres } from './postgres-binaries';
