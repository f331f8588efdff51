import { InvalidInputError } from './invalid-input.error';
import { defineProblem } from './problem-type';
import { ProblemError } from './problem.error';
import { toProblem } from './problem.response';

describe('toProblem', () => {
  const outOfStock = defineProblem({
    code: 'out_of_stock',
    status: 409,
    title: 'Out of stock',
    detail: 'There are none left',
    explanation: 'Come back tomorrow.',
  });

  it('contains the declared type, and the status under both names', () => {
    expect(toProblem(new ProblemError(outOfStock), '/path', 'id')).toEqual({
      type: '/docs/problems/out_of_stock',
      code: 'out_of_stock',
      title: 'Out of stock',
      status: 409,
      status_code: 409,
      detail: 'There are none left',
      instance: '/path',
      request_id: 'id',
    });
  });

  it('prefers the detail of the error over that of its type', () => {
    expect(toProblem(new ProblemError(outOfStock, 'The last one is sold'), '/', 'id').detail).toBe(
      'The last one is sold',
    );
  });

  it('points to each invalid field, with the escapes of RFC 6901', () => {
    const error = new InvalidInputError([
      { loc: ['body', 'tags', '0'], msg: 'is too long', type: 'too_long' },
      { loc: ['body', 'a/b~c'], msg: 'is unknown', type: 'unknown' },
      { loc: ['body'], msg: 'the body is not valid JSON', type: 'json_invalid' },
    ]);
    const { errors, detail } = toProblem(error, '/', 'id');
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/tags/0', '/a~1b~0c', '']);
    expect(detail).toBe('tags 0 is too long; a/b~c is unknown; the body is not valid JSON');
  });
});

describe('defineProblem', () => {
  it('refuses a second problem with the same code', () => {
    const type = { code: 'twice', status: 400, title: '', detail: '', explanation: '' };
    defineProblem(type);
    expect(() => defineProblem({ ...type })).toThrow('two problems with the code twice');
  });
});
