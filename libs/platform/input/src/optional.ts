import { Type } from '@nestjs/common';
import { PartialType } from '@nestjs/swagger';

/** The same class with every field left to choice. A field that is not nullable still refuses `null`. */
export const optional = <Fields>(fields: Type<Fields>): Type<Partial<Fields>> =>
  PartialType(fields, { skipNullProperties: false });
