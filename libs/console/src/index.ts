export { ConsoleModule } from './console.module';
export { CONSOLE_PATH, isConsoleBuilt } from './console-files';
