export { AcceptsForm, BodyInterceptor, parseBody } from './body';
export { isCurrencyInForce } from './currency';
export { canonicalEmail } from './email';
export { ChecksIfMatch, HasEtag, IfMatch, Precondition } from './etag';
export { type Existence, ExistsGuard } from './exists.guard';
export {
  BooleanField,
  ChoiceField,
  ChoicesField,
  ConstantField,
  CurrencyField,
  DateField,
  EmailField,
  IntegerField,
  MAX_PASSWORD_BYTES,
  PasswordField,
  SearchField,
  TextField,
  TimestampField,
  TimezoneField,
  UsernameField,
} from './fields';
export { IdParam, isPossibleId } from './id.pipe';
export { InputPipe } from './input.pipe';
export { bodyTooLarge, unsupportedMediaType } from './input.problems';
export { optional } from './optional';
export { CursorQuery, PageQuery } from './page.query';
export { trimmed } from './text';
export { timeZoneNamed } from './timezone';
