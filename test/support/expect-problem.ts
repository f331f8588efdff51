import { type Answer } from './api-client';

/** That an answer is a complete problem (RFC 9457) of this status, with this detail if one is given. */
export function expectProblem(answer: Answer, status: number, detail?: string): void {
  expect({ status: answer.status, body: answer.body }).toEqual({
    status,
    body: {
      type: `/docs/problems/${answer.body.code}`,
      code: expect.stringMatching(/^[a-z_]+$/),
      title: expect.stringMatching(/\S/),
      status,
      detail: detail ?? expect.stringMatching(/\S/),
      instance: expect.stringMatching(/^\/[^?]*$/),
      status_code: status,
      request_id: answer.headers.get('x-request-id'),
      ...(status === 422 && { errors: expect.any(Array) }),
      ...(status === 410 && { moved_to_id: expect.any(Number) }),
    },
  });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
}

/** That an answer is this very problem. */
export function expectCode(answer: Answer, status: number, code: string): void {
  expectProblem(answer, status);
  expect(answer.body.code).toBe(code);
}

/** That an answer is a 422 which names this place, such as `body.email`, among its errors. */
export function expectInvalid(answer: Answer, place: string): void {
  expectProblem(answer, 422);
  expect(answer.body.errors).toContainEqual({
    loc: place.split('.'),
    pointer: place
      .split('.')
      .slice(1)
      .map((name) => `/${name}`)
      .join(''),
    msg: expect.stringMatching(/\S/),
    type: expect.stringMatching(/\S/),
  });
}
