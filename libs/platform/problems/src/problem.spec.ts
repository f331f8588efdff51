import { createProblem } from './problem';

describe('A problem', () => {
  const specifics = { detail: 'why', instance: '/path', request_id: 'id' };

  it('says its status in words, and as a number under both names', () => {
    expect(createProblem({ ...specifics, status: 409 })).toEqual({
      ...specifics,
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      status_code: 409,
    });
  });

  it('has the fields that did not validate', () => {
    const errors = [{ loc: ['body', 'email'], msg: 'must be an e-mail address', type: 'email' }];
    expect(createProblem({ ...specifics, status: 422, errors }).errors).toEqual(errors);
  });

  it('has a title even with a status that has no name', () => {
    expect(createProblem({ ...specifics, status: 499 }).title).toBe('Error');
  });
});
