export { AcceptsForm, BodyInterceptor, parseBody } from './body';
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
export { ExistsGuard } from './exists.guard';
export { IdParam, isPossibleId } from './id.pipe';
export { bodyTooLarge, unsupportedMediaType } from './input.problems';
export { InputPipe } from './input.pipe';
