import { ImportJobsModule } from '@libs/imports';
import { type ApiClient, type Customer, type Problem } from './support/api-client';
import { type TestApp } from './support/app';
import { readLog, userOf } from './support/audit-log';
import { eventually } from './support/eventually';
import { expectCode } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';
import {
  buildImport,
  commitFile,
  customersOf,
  fileOf,
  finish,
  type Import,
  type ImportRow,
  rowsOf,
} from './support/imports';
import { startAppWithWorker } from './support/worker';

jest.setTimeout(60_000);

let test: TestApp;
let gym: SignedUpGym;
let api: ApiClient;
beforeAll(async () => (test = await startAppWithWorker(ImportJobsModule)));
afterAll(() => test.stop());
beforeEach(async () => {
  gym = await buildGym(test.api);
  ({ api } = gym);
});

const COLUMNS = 'Member ID,Card Number,First Name,Last Name,Email,DOB,Guardian';
const ANNE = 'M1,C1,Anne,Byron,anne@example.com,,';
const ADA = ',,Ada,Byron,,,M1';

/** Whom each customer has as guardian, by their first names. */
async function families(of = api): Promise<Record<string, string | null>> {
  const all = await customersOf(of);
  const nameOf = (id: number | null) => all.find((customer) => customer.id === id)?.first_name ?? null;
  return Object.fromEntries(all.map(({ first_name, guardian_id }) => [first_name, nameOf(guardian_id)]));
}

/** What became of a row. */
const rowAt = async (id: number, line: number): Promise<ImportRow> =>
  (await rowsOf(api, id)).find((row) => row.line === line)!;

describe('A row that names a guardian', () => {
  it.each([
    ['external id', 'M1'],
    ['card number', 'C1'],
    ['e-mail, in any case', 'ANNE@example.com'],
  ])('finds somebody who is a customer by the %s', async (_, guardian) => {
    await buildCustomer(api, {
      first_name: 'Anne',
      external_id: 'M1',
      card_number: 'C1',
      email: 'anne@example.com',
    });
    const result = await commitFile(api, fileOf(COLUMNS, `,,Ada,Byron,,,${guardian}`));
    expect(result).toMatchObject({ created: 1, rejected: 0 });
    expect(await families()).toEqual({ Anne: null, Ada: 'Anne' });
  });

  it.each(['M1', 'C1', 'anne@example.com'])(
    'may stand before the row of the guardian, named as %s; a dry run says the same',
    async (guardian) => {
      const file = fileOf(COLUMNS, `,,Ada,Byron,,,${guardian}`, ANNE, `,,Ben,Byron,,,${guardian}`);
      const { id } = await buildImport(api, file);
      const counts = { rows_read: 3, created: 3, rejected: 0, skipped: 0, in_review: 0 };
      expect(await finish(api, id, 'dry-run')).toMatchObject(counts);
      expect(await customersOf(api)).toEqual([]);
      expect(await finish(api, id, 'commit')).toMatchObject(counts);
      expect(await families()).toEqual({ Anne: null, Ada: 'Anne', Ben: 'Anne' });
    },
  );

  it('means an external id rather than a card number, and that rather than an e-mail', async () => {
    await buildCustomer(api, { first_name: 'Anne', card_number: '7' });
    await buildCustomer(api, { first_name: 'Ralph', external_id: '7' });
    await buildCustomer(api, { first_name: 'Augusta', email: 'x@example.com' });
    await buildCustomer(api, { first_name: 'George', card_number: 'x@example.com' });
    await commitFile(api, fileOf(COLUMNS, ',,Ada,Byron,,,7', ',,Ben,Byron,,,x@example.com'));
    expect(await families()).toMatchObject({ Ada: 'Ralph', Ben: 'George' });
  });

  it('changes the guardian of somebody who is there, and an empty cell does not', async () => {
    const anne = await buildCustomer(api, { first_name: 'Anne', external_id: 'M1' });
    await buildCustomer(api, { first_name: 'Ralph', external_id: 'M2' });
    for (const first_name of ['Ada', 'Ben'])
      await buildCustomer(api, { first_name, external_id: first_name, guardian_id: anne.id });
    const file = fileOf(COLUMNS, 'Ada,,Ada,,,,M2', 'Ben,,Ben,,,,');
    expect(await commitFile(api, file)).toMatchObject({ updated: 1, skipped: 1 });
    expect(await families()).toMatchObject({ Ada: 'Ralph', Ben: 'Anne' });
  });

  it('needs no e-mail, nor the file a column of them', async () => {
    await buildCustomer(api, { first_name: 'Anne', external_id: 'M1' });
    const file = fileOf('First Name,Last Name,Parent', 'Ada,Byron,M1', ',Byron,M1', 'Ben,Byron,');
    const { id, created } = await commitFile(api, file);
    expect(created).toBe(1);
    expect((await rowAt(id, 3)).problems).toMatchObject([{ column: 'First Name', message: 'is required' }]);
    expect((await rowAt(id, 4)).problems).toMatchObject([{ column: null, message: 'email is required' }]);
  });

  it('names the guardian of the file where their own number was left as it is', async () => {
    await buildCustomer(api, { first_name: 'Anne', card_number: 'C1' });
    const { id } = await buildImport(api, fileOf(COLUMNS, ANNE, ADA));
    await api.patch(`/imports/${id}`, { on_match: 'skip' });
    expect(await finish(api, id, 'commit')).toMatchObject({ created: 1, skipped: 1 });
    expect(await families()).toEqual({ Anne: null, Ada: 'Anne' });
  });
});

const UNKNOWN =
  'is not the external id, card number or e-mail of a customer, or of a row of this file that is taken over: add that person, or name another';
const SEVERAL = 'is the e-mail of several people: write the external id or the card number of the guardian';
const DEPENDANT = 'is somebody who has a guardian, or gets one by this file: name somebody who has none';

describe('A row is rejected whose guardian', () => {
  const REJECTED: [why: string, message: string, line: number, rows: string[]][] = [
    ['is nobody', UNKNOWN, 2, [',,Ada,Byron,,,M9']],
    ['is on a row that is rejected', UNKNOWN, 3, ['M9,,Anne,Byron,nowhere,,', ',,Ada,Byron,,,M9']],
    [
      'may be two people of the file',
      SEVERAL,
      4,
      [
        'M2,,Anne,Byron,both@example.com,,',
        'M3,,Ralph,Byron,both@example.com,,',
        ',,Ada,Byron,,,both@example.com',
      ],
    ],
    [
      'may be one of the file and one who is there',
      SEVERAL,
      3,
      ['M2,,Anne,Byron,known@example.com,,', ',,Ada,Byron,,,known@example.com'],
    ],
    ['has one', DEPENDANT, 2, [',,Ada,Byron,,,child']],
    ['gets one further down', DEPENDANT, 2, [',,Ada,Byron,,,M2', 'M2,,Anne,Byron,,,known']],
    ['got one further up', DEPENDANT, 3, ['M2,,Anne,Byron,,,known', ',,Ada,Byron,,,M2']],
    ['is there, and gets one', DEPENDANT, 2, [',,Ada,Byron,,,known@example.com', 'known,,Known,One,,,other']],
    ['is the same person', 'must be somebody else', 2, ['M2,,Ada,Byron,,,M2']],
    ['is the same person, who is there', 'must be somebody else', 2, ['other,,Other,One,,,other']],
    ['has the same address', 'must be somebody else', 2, [',,Ada,Byron,ada@example.com,,ada@example.com']],
    [
      'would be that of a guardian',
      'must be empty for somebody who is the guardian of others',
      2,
      ['parent,,Parent,One,,,known'],
    ],
  ];

  it.each(REJECTED)('%s, also in a dry run', async (_, message, line, rows) => {
    await buildCustomer(api, { first_name: 'Known', external_id: 'known', email: 'known@example.com' });
    await buildCustomer(api, { first_name: 'Other', external_id: 'other' });
    const parent = await buildCustomer(api, { first_name: 'Parent', external_id: 'parent' });
    await buildCustomer(api, { first_name: 'Child', external_id: 'child', guardian_id: parent.id });
    const before = await families();
    const { id } = await buildImport(api, fileOf(COLUMNS, ...rows));
    for (const step of ['dry-run', 'commit'] as const) {
      await finish(api, id, step);
      expect(await rowAt(id, line)).toMatchObject({
        outcome: 'rejected',
        problems: [{ column: 'Guardian', field: 'guardian', message }],
      });
    }
    const after = await families();
    expect(after.Ada).toBeUndefined();
    expect(after).toMatchObject({ Parent: before.Parent, Child: before.Child });
  });

  it('is a customer of another gym', async () => {
    const { api: other } = await buildGym(test.api);
    await buildCustomer(other, { external_id: 'M1', card_number: 'M1', email: 'anne@example.com' });
    const { rejected } = await commitFile(api, fileOf(COLUMNS, ADA, ',,Ben,Byron,,,anne@example.com'));
    expect(rejected).toBe(2);
  });
});

describe('A family', () => {
  /** Two of them, with children of the same name, one named as the mother is, and one with the address of the parents. */
  const FILE = fileOf(
    COLUMNS,
    ',,Ada,Byron,,2014-06-01,M1',
    ',,Ben,Byron,byron@example.com,,byron@example.com',
    ',,Anne,Byron,,2015-06-01,M1',
    'M1,,Anne,Byron,byron@example.com,1980-01-01,',
    'M2,,Zoe,Byron,zoe@example.com,,',
    ',,Ada,Byron,,2016-06-01,M2',
    ',,Ben,Byron,,,M2',
  );

  it('is imported once, however often its file is, and nobody is taken for another', async () => {
    const first = await commitFile(api, FILE);
    expect(first).toMatchObject({ created: 7, rejected: 0, in_review: 0, skipped: 0 });
    const before = await customersOf(api);
    const [anne, zoe] = before.filter(({ guardian_id }) => guardian_id === null);
    const childrenOf = (guardian: Customer) =>
      before.filter(({ guardian_id }) => guardian_id === guardian.id).map(({ first_name }) => first_name);
    expect(childrenOf(anne!)).toEqual(['Ada', 'Ben', 'Anne']);
    expect(childrenOf(zoe!)).toEqual(['Ada', 'Ben']);

    for (const step of ['dry-run', 'commit'] as const) {
      const { id } = await buildImport(api, FILE);
      expect(await finish(api, id, step)).toMatchObject({ created: 0, updated: 0, skipped: 7, in_review: 0 });
    }
    expect(await customersOf(api)).toEqual(before);
  });

  it('has a child once whom two rows of a file are about, by whatever the guardian is named', async () => {
    const { id } = await buildImport(api, fileOf(COLUMNS, ADA, ',,Áda,Byron,,,anne@example.com', ANNE));
    for (const step of ['dry-run', 'commit'] as const) {
      expect(await finish(api, id, step)).toMatchObject({ created: 2, skipped: 1 });
      expect((await rowAt(id, 3)).problems).toMatchObject([{ message: 'is the same customer as line 2' }]);
    }
  });

  it('has people look at a child of the same name with another birthday, or another address', async () => {
    await commitFile(
      api,
      fileOf(COLUMNS, ANNE, ',,Ada,Byron,,2014-06-01,M1', ',,Ben,Byron,ben@example.com,,M1'),
    );
    const [, ada, ben] = await customersOf(api);
    const file = fileOf(COLUMNS, ',,Ada,Byron,,2016-06-01,M1', ',,Ben,Byron,benjamin@example.com,,M1');
    const { id, in_review } = await commitFile(api, file);
    expect(in_review).toBe(2);
    expect(await rowsOf(api, id)).toMatchObject([
      {
        candidates: [{ customer_id: ada!.id, same: ['name', 'guardian'], different: ['date_of_birth'] }],
        problems: [
          {
            message: `has the e-mail or guardian and name of customer ${ada!.id}, and may be somebody else`,
          },
        ],
      },
      { candidates: [{ customer_id: ben!.id, same: ['name', 'guardian'], different: ['email'] }] },
    ]);
  });

  it('gets one welcome mail for the children, at the address of the guardian', async () => {
    const { id } = await buildImport(api, fileOf(COLUMNS, ADA, ',,Ben,Byron,,,M1', ANNE));
    await api.patch(`/imports/${id}`, { welcome_mails: true });
    await finish(api, id, 'commit');
    await commitFile(api, fileOf(COLUMNS, 'M2,,Zoe,Byron,zoe@example.com,,'));
    const { id: later } = await buildImport(api, fileOf(COLUMNS, ',,Cleo,Byron,,,M2'));
    await api.patch(`/imports/${later}`, { welcome_mails: true });
    await finish(api, later, 'commit');
    const welcomes = await test.sql(
      `SELECT recipient_email FROM mails WHERE gym_id = $1 AND template = 'customer-welcome' ORDER BY id`,
      [gym.gym.id],
    );
    expect(welcomes).toEqual([
      { recipient_email: 'anne@example.com' },
      { recipient_email: 'zoe@example.com' },
    ]);
  });

  it('is audited and found as others are', async () => {
    await commitFile(api, fileOf(COLUMNS, ADA, ANNE));
    const [anne, ada] = await customersOf(api);
    const [entry] = await readLog(api, `/audit-log?resource=customer&resource_id=${ada!.id}`);
    expect(entry).toMatchObject({
      action: 'customer.created',
      actor_id: await userOf(test, gym),
      after: { guardian_id: anne!.id, email: null },
    });
    const found = await api.get<Customer[]>(`/customers?search=ada%20byron&guardian_id=${anne!.id}`);
    expect(found.body).toEqual([ada]);
  });
});

describe('A row of a child that was not taken over', () => {
  it('is tried again after a dry run, and finds the guardian in the file', async () => {
    const { id } = await buildImport(api, fileOf(COLUMNS, ANNE, ',,Ada,Byron,,2999-01-01,M1'));
    await finish(api, id, 'dry-run');
    const correct = (dob: string, guardian: string) =>
      api.post<ImportRow>(`/imports/${id}/correct-row`, {
        line: 3,
        cells: ['', '', 'Ada', 'Byron', '', dob, guardian],
      });
    expect((await correct('2014-06-01', 'M9')).body).toMatchObject({
      outcome: 'rejected',
      problems: [{ column: 'Guardian', message: UNKNOWN }],
    });
    expect((await correct('2014-06-01', 'M1')).body).toMatchObject({ outcome: 'created', problems: [] });
    expect(await finish(api, id, 'commit')).toMatchObject({ created: 2, rejected: 0 });
    expect(await families()).toEqual({ Anne: null, Ada: 'Anne' });
  });

  it('is tried again after a commit, once the guardian was corrected', async () => {
    const { id } = await commitFile(api, fileOf(COLUMNS, 'M1,,Anne,Byron,nowhere,,', ADA));
    const correct = async (line: number, ...cells: string[]) =>
      (await api.post<ImportRow>(`/imports/${id}/correct-row`, { line, cells })).body;
    const again = () => correct(3, '', '', 'Ada', 'Byron', '', '', 'M1');
    expect(await again()).toMatchObject({ outcome: 'rejected' });
    expect(await correct(2, 'M1', '', 'Anne', 'Byron', 'anne@example.com', '', '')).toMatchObject({
      outcome: 'created',
    });
    expect(await again()).toMatchObject({ outcome: 'created' });
    expect(await families()).toEqual({ Anne: null, Ada: 'Anne' });
    expect(await finish(api, id, 'undo')).toMatchObject({ reverted: 2, kept: 0 });
  });

  it('is not settled as the guardian', async () => {
    const anne = await buildCustomer(api, { external_id: 'M1' });
    await buildCustomer(api, { first_name: 'Ada', last_name: 'Byron', date_of_birth: '2014-06-01' });
    const { id, in_review } = await commitFile(api, fileOf(COLUMNS, ',,Ada,Byron,,2014-06-01,M1'));
    expect(in_review).toBe(1);
    const settle = (body: object) =>
      api.post<ImportRow & Problem>(`/imports/${id}/settle-row`, { line: 2, ...body });
    expect((await settle({ action: 'update', customer_id: anne.id })).body).toMatchObject({
      outcome: 'rejected',
      problems: [{ column: 'Guardian', message: 'must be somebody else' }],
    });
    expect((await settle({ action: 'create' })).body).toMatchObject({ outcome: 'created' });
    expectCode(await settle({ action: 'create' }), 409, 'import_row_settled');
  });
});

describe('An undo', () => {
  it('takes children back before their guardians', async () => {
    const { id } = await commitFile(api, fileOf(COLUMNS, ANNE, ADA, ',,Ben,Byron,,,M1'));
    expect(await finish(api, id, 'undo')).toMatchObject({ reverted: 3, kept: 0 });
    expect(await customersOf(api)).toEqual([]);
  });

  it('leaves a child who was changed since, and the guardian with it', async () => {
    const { id } = await commitFile(
      api,
      fileOf(COLUMNS, ANNE, ADA, ',,Ben,Byron,,,M1', 'M2,,Zoe,Byron,zoe@example.com,,', ',,Cleo,Byron,,,M2'),
    );
    const ada = (await customersOf(api)).find(({ first_name }) => first_name === 'Ada')!;
    expectStatus(await api.patch(`/customers/${ada.id}`, { notes: 'Called' }), 200);
    expect(await finish(api, id, 'undo')).toMatchObject({ reverted: 3, kept: 2 });
    expect(await families()).toEqual({ Anne: null, Ada: 'Anne' });
  });

  it('gives children the guardian back whom they had, if that can still be', async () => {
    const ralph = await buildCustomer(api, { first_name: 'Ralph' });
    const augusta = await buildCustomer(api, { first_name: 'Augusta' });
    const child = (first_name: string, guardian_id: number) =>
      buildCustomer(api, { first_name, external_id: first_name, guardian_id });
    await child('Ada', ralph.id);
    await child('Ben', augusta.id);
    await buildCustomer(api, { first_name: 'Cleo', external_id: 'Cleo' });
    const { id } = await commitFile(
      api,
      fileOf(COLUMNS, ANNE, 'Ada,,Ada,,,,M1', 'Ben,,Ben,,,,M1', 'Cleo,,Cleo,,,,M1'),
    );
    expectStatus(await api.delete(`/customers/${augusta.id}`), 204);
    expect(await finish(api, id, 'undo')).toMatchObject({ reverted: 2, kept: 2 });
    expect(await families()).toEqual({ Ralph: null, Anne: null, Ada: 'Ralph', Ben: 'Anne', Cleo: null });
  });
});

describe('The file of all customers', () => {
  it('names guardians by external id, else card number, else e-mail, and comes back as it was', async () => {
    const guardians = [
      { first_name: 'Anne', external_id: '=1', card_number: 'C1' },
      { first_name: 'Ralph', card_number: 'C2' },
      { first_name: 'Zoe', email: 'zoe@example.com' },
      // An import would take the card for the external id of the first.
      { first_name: 'George', card_number: '=1', email: 'george@example.com' },
    ];
    for (const [index, fields] of guardians.entries()) {
      const { id } = await buildCustomer(api, fields);
      await buildCustomer(api, { first_name: `Child ${index}`, email: null, guardian_id: id });
    }
    const { text } = await api.get<string>('/customers.csv');
    expect(text).toContain(",'=1,");
    expect(await commitFile(api, text)).toMatchObject({ created: 0, updated: 0, skipped: 8 });

    const { api: other } = await buildGym(test.api);
    expect(await commitFile(other, text)).toMatchObject({ created: 8, rejected: 0 });
    const expected = {
      Anne: null,
      Ralph: null,
      Zoe: null,
      George: null,
      'Child 0': 'Anne',
      'Child 1': 'Ralph',
      'Child 2': 'Zoe',
      'Child 3': 'George',
    };
    expect(await families()).toEqual(expected);
    expect(await families(other)).toEqual(expected);
    expect((await other.get<string>('/customers.csv?search=child%200')).text).toContain(",'=1,");
  });
});

describe('An import of more children than are written at a time', () => {
  const CHILDREN = 1_100;
  /** The last line is about the child of the first. */
  const file = fileOf(
    'First Name,Last Name,Email,Guardian',
    ...Array.from({ length: CHILDREN }, (_, index) => `Child ${index},Byron,,anne@example.com`),
    'Anne,Byron,anne@example.com,',
    'Child 0,Byron,,anne@example.com',
  );
  const expected = { rows_read: CHILDREN + 2, created: CHILDREN + 1, skipped: 1, rejected: 0, updated: 0 };

  it('goes on in the second pass when a worker was killed there, and knows the rows before', async () => {
    const { id } = await buildImport(api, file);
    const gymId = gym.gym.id;
    // As it is after the first batch of the second pass: the guardian, and 500 children on line 2 to 501.
    await test.sql(
      `WITH anne AS (
         INSERT INTO customers (gym_id, first_name, last_name, email) VALUES ($1, 'Anne', 'Byron', 'anne@example.com') RETURNING id
       )
       INSERT INTO customers (gym_id, first_name, last_name, guardian_id)
       SELECT $1, 'Child ' || number, 'Byron', id FROM anne, generate_series(0, 499) AS number`,
      [gymId],
    );
    await test.sql(
      `UPDATE import_rows SET outcome = 'created', written_at = now(), customer_id = customers.id FROM customers
       WHERE import_rows.gym_id = $1 AND import_id = $2 AND customers.gym_id = $1 AND first_name = cells ->> 0
         AND line <= $3`,
      [gymId, id, CHILDREN + 2],
    );
    await test.sql(
      `UPDATE imports SET step = 'commit', started_at = now(), pass = 2, last_line = 501, rows_read = 501, created = 501
       WHERE gym_id = $1 AND id = $2`,
      [gymId, id],
    );
    await test.sql('INSERT INTO import_runs (gym_id, import_id, requested_by) VALUES ($1, $2, 1)', [
      gymId,
      id,
    ]);
    const read = async () => (await api.get<Import>(`/imports/${id}`)).body;
    await eventually('it is done', async () => (await read()).status === 'committed');
    expect(await read()).toMatchObject(expected);
    const [{ count }] = (await test.sql<{ count: string }>(
      'SELECT count(*) FROM customers WHERE gym_id = $1',
      [gymId],
    )) as [{ count: string }];
    expect(Number(count)).toBe(CHILDREN + 1);
  });

  it('finds the same in a dry run, writes each once, and is undone', async () => {
    const { id } = await buildImport(api, file);
    expect(await finish(api, id, 'dry-run')).toMatchObject(expected);
    expect(await finish(api, id, 'commit')).toMatchObject({ ...expected, seconds_left: null });
    expect(await finish(api, id, 'undo')).toMatchObject({ reverted: CHILDREN + 1, kept: 0 });
    expect(await customersOf(api)).toEqual([]);
  });
});
