import { ImportJobsModule } from '@libs/imports';
import { type Counter, register } from 'prom-client';
import { type Answer, type ApiClient, type Customer, type Problem } from './support/api-client';
import { type TestApp } from './support/app';
import { expectCode, expectInvalid } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus } from './support/factories';
import { buildImport, customersOf, finish, type Import, type ImportRow } from './support/imports';
import { startAppWithWorker } from './support/worker';

jest.setTimeout(60_000);

let test: TestApp;
let api: ApiClient;
let ada: Customer;
let id: number;
beforeAll(async () => (test = await startAppWithWorker(ImportJobsModule)));
afterAll(() => test.stop());

const FILE = `First Name,Last Name,Email,DOB,Phone
Grace,Hopper,grace@example.com,,
Ada,Lovelace,countess@example.com,1990-02-20,7
Alan,Turing,alan,,
`;
const REVIEWED = 3;
const REJECTED = 4;

beforeEach(async () => {
  ({ api } = await buildGym(test.api));
  ada = await buildCustomer(api, {
    first_name: 'Ada',
    last_name: 'Lovelace',
    email: 'ada@example.com',
    date_of_birth: '1990-02-20',
  });
  ({ id } = await buildImport(api, FILE));
});

const counts = async (): Promise<Partial<Import>> => {
  const { created, updated, skipped, rejected, in_review } = (await api.get<Import>(`/imports/${id}`)).body;
  return { created, updated, skipped, rejected, in_review };
};
const rows = async (query: string): Promise<Answer<ImportRow[]>> => api.get(`/imports/${id}/rows${query}`);
const settle = async (body: object): Promise<Answer<ImportRow & Problem>> =>
  api.post(`/imports/${id}/settle-row`, body);
const correct = async (line: number, ...cells: string[]): Promise<Answer<ImportRow & Problem>> =>
  api.post(`/imports/${id}/correct-row`, { line, cells });
const customers = () => customersOf(api);
/** How many rows `import_rows_total` has. */
async function countedAs(outcome: string): Promise<number> {
  const { values } = await (register.getSingleMetric('import_rows_total') as Counter).get();
  return values.find(({ labels }) => labels.outcome === outcome)!.value;
}

describe('The rows of an import', () => {
  it('are listed with what became of them, why, and whom they may be about', async () => {
    expect((await rows('')).body.map(({ outcome }) => outcome)).toEqual([null, null, null]);
    await finish(api, id, 'commit');
    expect((await rows('?outcome=in_review')).body).toEqual([
      {
        line: REVIEWED,
        cells: ['Ada', 'Lovelace', 'countess@example.com', '1990-02-20', '7'],
        outcome: 'in_review',
        customer_id: ada.id,
        problems: [
          {
            column: null,
            message: `has the name and date of birth of customer ${ada.id}, but another e-mail`,
            code: 'birthday_of_customer',
            field: null,
            other_line: null,
          },
        ],
        candidates: [{ customer_id: ada.id, same: ['name', 'date_of_birth'], different: ['email'] }],
      },
    ]);
    expect((await rows('?outcome=rejected')).body).toMatchObject([
      { line: REJECTED, problems: [{ column: 'Email' }], candidates: [] },
    ]);
  });

  it('are read page by page, in the order of the file', async () => {
    await finish(api, id, 'dry-run');
    const first = await rows('?limit=2');
    expect(first.body.map(({ line }) => line)).toEqual([2, 3]);
    const rest = await rows(`?limit=2&cursor=${first.headers.get('x-next-cursor')}`);
    expect(rest.body.map(({ line }) => line)).toEqual([4]);
    expect(rest.headers.get('x-next-cursor')).toBeNull();
  });

  it('have no outcome any more when the file is to be read in another way', async () => {
    await finish(api, id, 'dry-run');
    await api.patch(`/imports/${id}`, { on_match: 'skip' });
    expect((await rows('')).body.map(({ outcome }) => outcome)).toEqual([null, null, null]);
    expect((await rows('?outcome=rejected')).body).toEqual([]);
  });
});

describe('A row in review', () => {
  beforeEach(() => finish(api, id, 'commit'));

  it('becomes a new customer, and an undo takes it back', async () => {
    const settled = expectStatus(await settle({ line: REVIEWED, action: 'create' }), 200);
    expect(settled).toMatchObject({ outcome: 'created', problems: [], candidates: [] });
    expect(await customers()).toMatchObject([
      { id: ada.id },
      { first_name: 'Grace' },
      { id: settled.customer_id, email: 'countess@example.com', phone: '7' },
    ]);
    expect(await counts()).toEqual({ created: 2, updated: 0, skipped: 0, rejected: 1, in_review: 0 });
    expect(await finish(api, id, 'undo')).toMatchObject({ reverted: 2, kept: 0 });
    expect(await customers()).toMatchObject([{ id: ada.id }]);
  });

  it('changes the customer whom somebody names, and an undo changes them back', async () => {
    const settled = await settle({ line: REVIEWED, action: 'update', customer_id: ada.id });
    expect(settled.body).toMatchObject({ outcome: 'updated', customer_id: ada.id });
    expect((await customers())[0]).toMatchObject({ email: 'countess@example.com', phone: '7' });
    expect(await counts()).toEqual({ created: 1, updated: 1, skipped: 0, rejected: 1, in_review: 0 });
    expect(await finish(api, id, 'undo')).toMatchObject({ reverted: 2, kept: 0 });
    expect(await customers()).toMatchObject([{ email: 'ada@example.com', phone: null }]);
  });

  it('is counted as those are that the worker has written', async () => {
    const before = await countedAs('created');
    await settle({ line: REVIEWED, action: 'create' });
    expect(await countedAs('created')).toBe(before + 1);
  });

  it('is skipped, and settled once', async () => {
    const settled = await settle({ line: REVIEWED, action: 'skip' });
    expect(settled.body).toMatchObject({ outcome: 'skipped', customer_id: null });
    expect(await counts()).toEqual({ created: 1, updated: 0, skipped: 1, rejected: 1, in_review: 0 });
    expectCode(await settle({ line: REVIEWED, action: 'create' }), 409, 'import_row_settled');
  });

  it('does not write a customer whom another row has written', async () => {
    const [, grace] = await customers();
    const settled = await settle({ line: REVIEWED, action: 'update', customer_id: grace!.id });
    expect(settled.body).toMatchObject({
      outcome: 'skipped',
      problems: [{ message: 'is the same customer as line 2' }],
    });
    expect((await customers())[1]).toEqual(grace);
  });

  it('is settled for a customer of the gym, and on a line of the file', async () => {
    const { api: other } = await buildGym(test.api);
    const stranger = await buildCustomer(other);
    for (const customer_id of [stranger.id, undefined])
      expectInvalid(await settle({ line: REVIEWED, action: 'update', customer_id }), 'body.customer_id');
    expectCode(await settle({ line: 99, action: 'skip' }), 404, 'import_row_not_found');
  });

  it('is written once when two settle it at once', async () => {
    const answers = await Promise.all([1, 2].map(() => settle({ line: REVIEWED, action: 'create' })));
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 409]));
    expect(await customers()).toHaveLength(3);
  });

  it('whose card somebody has got since is refused', async () => {
    ({ id } = await buildImport(
      api,
      'Member ID,Card Number,First Name,Last Name,Email,DOB\nB1,B1,Ada,Lovelace,x@example.com,1990-02-20\n',
    ));
    await finish(api, id, 'commit');
    await buildCustomer(api, { card_number: 'B1' });
    expectCode(await settle({ line: 2, action: 'create' }), 409, 'card_number_taken');
    expect(await counts()).toMatchObject({ in_review: 1 });
  });
});

describe('A rejected row', () => {
  it('is corrected after a dry run, and committed as it then is', async () => {
    await finish(api, id, 'dry-run');
    const corrected = await correct(REJECTED, 'Alan', 'Turing', 'alan@example.com', '', '');
    expect(corrected.body).toMatchObject({ outcome: 'created', customer_id: null, problems: [] });
    expect(await customers()).toHaveLength(1);
    expect(await counts()).toMatchObject({ created: 2, rejected: 0 });
    expect(await finish(api, id, 'commit')).toMatchObject({ created: 2, rejected: 0 });
    expect((await customers()).map(({ email }) => email)).toContain('alan@example.com');
  });

  it('is written at once when it is corrected after a commit, by the rules that hold for all', async () => {
    await finish(api, id, 'commit');
    const still = await correct(REJECTED, 'Alan', 'Turing', 'alan@', '', '');
    expect(still.body).toMatchObject({ outcome: 'rejected', problems: [{ column: 'Email' }] });
    expect((await correct(REJECTED, 'Grace', 'Hopper', 'grace@example.com', '', '')).body).toMatchObject({
      outcome: 'skipped',
      problems: [{ message: 'is the same customer as line 2' }],
    });
    expect(await customers()).toHaveLength(2);
    expectCode(await correct(REJECTED, 'Alan', 'Turing', 'a@example.com', '', ''), 409, 'import_row_settled');
  });

  it('needs as many cells as the file has columns', async () => {
    await finish(api, id, 'commit');
    for (const cells of [['Alan'], 'Alan', [1]])
      expectInvalid(await api.post(`/imports/${id}/correct-row`, { line: REJECTED, cells }), 'body.cells');
  });

  it('is settled after a commit alone', async () => {
    await finish(api, id, 'dry-run');
    expectCode(await settle({ line: REJECTED, action: 'skip' }), 409, 'import_not_committed');
    await finish(api, id, 'commit');
    expect((await settle({ line: REJECTED, action: 'create' })).body).toMatchObject({ outcome: 'rejected' });
    expect((await settle({ line: REJECTED, action: 'skip' })).body).toMatchObject({ outcome: 'skipped' });
  });
});
