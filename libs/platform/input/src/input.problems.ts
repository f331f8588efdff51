import { defineProblem } from '@libs/platform/problems';

export const bodyTooLarge = defineProblem({
  code: 'body_too_large',
  status: 413,
  title: 'Body too large',
  detail: 'The body is larger than 100 kB',
  explanation:
    'A body may have 100 kB, a photo or a logo 5 MB, a file to import 16 MB, counted after decompression. Send less at a time, or a smaller image.',
});

export const unsupportedMediaType = defineProblem({
  code: 'unsupported_media_type',
  status: 415,
  title: 'Unsupported media type',
  detail: 'This charset or encoding is not supported; send UTF-8 JSON',
  explanation:
    'The body is of a media type, charset or encoding that the route does not read. `detail` says what it reads.',
});
