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
export { IdPipe, isPossibleId } from './id.pipe';
export { InputPipe } from './input.pipe';
