export { setPrefix } from './configure-app';
export { HttpModule } from './http.module';
export { createOpenApiDocument } from './open-api';
export { type App, startApp, stopApp } from './start-app';
