export { ConsoleModule } from './console.module';
export { CONSOLE_PATH, isConsoleBuilt, signInPage } from './console-files';
