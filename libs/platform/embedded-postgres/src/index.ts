export { EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
export { locatePostgres } from './postgres-binaries';
