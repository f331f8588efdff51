export { AcceptsForm, BodyGuard, parseBody } from './body';
export { AcceptsBytes, BytesBody, type ReadBytes } from './bytes-body';
export { isCurrencyInForce } from './currency';
export { Cursor, type SortKey } from './cursor';
export { canonicalEmail } from './email';
export { DateField, TimeOfDayField, TimestampField } from './date-fields';
export { ChecksIfMatch, ETAG_EXTENSION, HasEtag, IfMatch, Precondition } from './etag';
export { type Existence, ExistsFilter } from './exists.filter';
export {
  BooleanField,
  CentsField,
  ChoiceField,
  ConstantField,
  CountryField,
  CurrencyField,
  EmailField,
  type FieldOptions,
  IdField,
  IntegerField,
  MAX_PASSWORD_BYTES,
  PasswordField,
  SearchField,
  TextField,
  TimezoneField,
  UsernameField,
} from './fields';
export { AcceptsFile, FormFile, UploadedFormFile } from './form-file';
export { readGiven } from './given-fields';
export { IdParam, isPossibleId } from './id.pipe';
export { InputPipe } from './input.pipe';
export { bodyTooLarge, unsupportedMediaType } from './input.problems';
export { CellsField, ChoicesField, IdsField, TextsField } from './list-fields';
export { ObjectField, ObjectsField } from './object-fields';
export { optional } from './optional';
export { type Page, PageOf, toPage } from './page';
export { CursorQuery, LinesQuery, PageQuery, sortedBy } from './page.query';
export { type Count, CountPreference } from './prefer';
export { shapedAnswer } from './shapes-answer';
export { trimmed } from './text';
export { timeZoneNamed } from './timezone';
