export { configureApp } from './configure-app';
export { startApp } from './start-app';
