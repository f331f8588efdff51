import { PassThrough, type Readable } from 'node:stream';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { applyDecorators, createParamDecorator, ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { AcceptsMediaTypes, MULTIPART_TYPE, problemOf } from './body';
import { bodyTooLarge } from './input.problems';

/** The name of the form's part. */
const FIELD = 'file';

/** Milliseconds that the work on a file may take after it has arrived. */
const MAX_WORK = 60_000;

/** Bytes of a form around its file, at most. */
const FORM_AROUND = 16_384;

/** Bytes that are handed on at a time. */
const PIECE = 65_536;

/** The file of a multipart form that is still on its way. */
export class FormFile {
  constructor(
    private readonly request: Request,
    private readonly response: Response,
  ) {}

  /**
   * Hands the file to `work` while it arrives. What that has not taken yet is kept, so that the request ends as soon as its
   * client has sent it: bodies have ten seconds.
   *
   * @param maxBytes of the file: so much of it, at most, is in memory
   * @returns what `work` returns
   * @throws ProblemError `body_too_large`, `malformed_request`; InvalidInputError for a form without the file
   */
  async read<T>(
    maxBytes: number,
    work: (bytes: AsyncIterable<Buffer>, name: string) => Promise<T>,
  ): Promise<T> {
    const tooLarge = new ProblemError(
      bodyTooLarge,
      `The file is larger than ${Math.floor(maxBytes / 1_048_576)} MB`,
    );
    // Most clients say how much they send: what cannot fit is not read.
    if (Number(this.request.headers['content-length']) > maxBytes + FORM_AROUND) throw tooLarge;
    /** How the work ended. */
    let outcome: { result: T } | { failure: Error } | undefined;
    const take = async (
      { stream, originalname }: { stream: Truncatable; originalname: string },
      done: (failure: Error | null) => void,
    ): Promise<void> => {
      const kept = stream.pipe(new PassThrough({ highWaterMark: maxBytes }));
      stream.once('error', (error) => kept.destroy(error));
      const bytes = async function* (): AsyncGenerator<Buffer> {
        // All that is there comes as one: whoever reads it would be at nothing else.
        for await (const chunk of kept as AsyncIterable<Buffer>)
          for (let start = 0; start < chunk.length; start += PIECE)
            yield chunk.subarray(start, start + PIECE);
        if (stream.truncated) throw tooLarge;
      };
      try {
        outcome = { result: await work(bytes(), originalname) };
        done(null);
      } catch (error) {
        outcome = { failure: error as Error };
        // Nobody takes the rest, and there is no room for all of it.
        stream.unpipe(kept).resume();
        done(error as Error);
      }
    };
    const storage: StorageEngine = {
      _handleFile: (_request, file, done) => void take(file, done),
      _removeFile: (_request, _file, done) => done(null),
    };
    let isTaken = false;
    const receive = multer({
      storage,
      // Others are passed over.
      fileFilter: (_request, { fieldname }, accept) => {
        accept(null, !isTaken && fieldname === FIELD);
        isTaken ||= fieldname === FIELD;
      },
      defParamCharset: 'utf8',
      limits: { fileSize: maxBytes, fields: 10, fieldSize: 1_024, parts: 11 },
    }).any();
    this.request.setTimeout(MAX_WORK);
    await new Promise<void>((resolve, reject) => {
      void receive(this.request, this.response, (error: unknown) => {
        if (outcome && 'failure' in outcome) reject(outcome.failure);
        else if (error instanceof Error) reject(problemIn(error, tooLarge));
        else resolve();
      });
    });
    if (!outcome || 'failure' in outcome)
      throw InvalidInputError.of(FIELD, 'is required: a part of the form with a file name', 'missing');
    return outcome.result;
  }
}

/** Of a part that was longer than it may be, the rest was dropped. */
interface Truncatable extends Readable {
  truncated?: boolean;
}

function problemIn(error: Error, tooLarge: ProblemError): Error {
  if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') return tooLarge;
  return problemOf(error);
}

/** The file of a form, for a handler with {@link AcceptsFile}. */
export const UploadedFormFile = createParamDecorator((_: unknown, context: ExecutionContext): FormFile => {
  const http = context.switchToHttp();
  return new FormFile(http.getRequest<Request>(), http.getResponse<Response>());
});

/** For a handler that takes a file: a multipart form with a part `file`. @param description of the file */
export const AcceptsFile = (description: string) =>
  applyDecorators(
    AcceptsMediaTypes(MULTIPART_TYPE),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: [FIELD],
        properties: { [FIELD]: { type: 'string', format: 'binary', description } },
      },
    }),
  );
