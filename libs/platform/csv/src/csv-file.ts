import { Readable } from 'node:stream';
import { ATTACHMENT } from '@libs/platform/personal-data';
import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';

const MEDIA_TYPE = 'text/csv';

/** For a handler that answers with a CSV file. @param example its first lines */
export const AnswersCsv = (example: string): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiProduces(MEDIA_TYPE),
    ApiOkResponse({ headers: ATTACHMENT, schema: { type: 'string', example } }),
  );

/** An answer that is a CSV file to be kept. @param text of `writeCsv` */
export const csvFile = (text: Readable | AsyncIterable<string>, name: string): StreamableFile =>
  new StreamableFile(text instanceof Readable ? text : Readable.from(text), {
    type: `${MEDIA_TYPE}; charset=utf-8`,
    disposition: `attachment; filename="${name}"`,
  });
