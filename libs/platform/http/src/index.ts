export { AcceptsForm } from './body';
export { configureApp, setPrefix } from './configure-app';
export { Drain } from './drain';
export {
  BooleanField,
  ConstantField,
  CurrencyField,
  DateField,
  EmailField,
  IntegerField,
  MAX_PASSWORD_BYTES,
  PasswordField,
  TextField,
  TimezoneField,
} from './fields';
export { forkProcesses } from './fork-processes';
export { HttpModule } from './http.module';
export { IdPipe, isPossibleId } from './id.pipe';
export { InvalidInputException } from './invalid-input.exception';
export { createOpenApiDocument } from './open-api';
export { Problem } from './problem';
export { ApiProblems, ApiSignedIn } from './api-documentation';
export { CurrentPrincipal, type Principal, Public, PUBLIC } from './principal';
export { routeTemplate } from './route-template';
export { runProcess } from './run-process';
export { type App, startApp, stopApp } from './start-app';
