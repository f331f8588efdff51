import { ImportJobsModule } from '@libs/imports';
import { type ApiClient, type Customer } from './support/api-client';
import { type TestApp } from './support/app';
import { readLog, userOf } from './support/audit-log';
import { eventually } from './support/eventually';
import { expectCode, expectInvalid, expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, buildPlan, expectStatus } from './support/factories';
import {
  buildImport,
  commitFile,
  customersOf,
  errorsOf,
  fileOf,
  finish,
  formWith,
  type Import,
  type ImportRow,
  rowsOf,
} from './support/imports';
import { startAppWithWorker } from './support/worker';

jest.setTimeout(60_000);

let test: TestApp;
let api: ApiClient;
let gymId: number;
beforeAll(async () => (test = await startAppWithWorker(ImportJobsModule)));
afterAll(() => test.stop());
beforeEach(async () => {
  ({
    api,
    gym: { id: gymId },
  } = await buildGym(test.api));
});

const NAMES = 'First Name,Last Name,Email';
const commit = (file: string) => commitFile(api, file);
const customers = () => customersOf(api);
const review = (id: number) => rowsOf(api, id, '?outcome=in_review');

describe('An upload', () => {
  it('is kept with its first rows, in the list, and changes no customer', async () => {
    const uploaded = await buildImport(
      api,
      fileOf(NAMES, 'Ada,Lovelace,ada@example.com', 'Grace,Hopper,g@example.com'),
    );
    expect(uploaded).toMatchObject({
      file_name: 'members.csv',
      status: 'uploaded',
      columns: ['First Name', 'Last Name', 'Email'],
      total_rows: 2,
      rows_read: 0,
      seconds_left: null,
      welcome_mails: false,
      on_match: 'update',
      samples: [
        ['Ada', 'Lovelace', 'ada@example.com'],
        ['Grace', 'Hopper', 'g@example.com'],
      ],
    });
    const { body } = await api.get<Import[]>('/imports');
    expect(body.map(({ id }) => id)).toEqual([uploaded.id]);
    expect(await customers()).toEqual([]);
  });

  it.each([
    ['a workbook', 'PK\x03\x04 and so on', 'is a workbook: save it as CSV, and send that'],
    ['no text', 'a,b\n\0,1\n', 'is no text: it has NUL characters'],
    ['empty', '', 'is empty: its first line must name its columns'],
    ['without rows', 'a,b\n', 'has no rows below its first line'],
    [
      'with a quote that is never closed',
      'a,b\n1,"2\n3,4\n',
      'has a quote that is never closed, at or before line 3',
    ],
    ['with too many columns', `${'a,'.repeat(100)}a\n1\n`, 'has 101 columns: 100 at most'],
    ['with too many rows', `a\n${'1\n'.repeat(100_001)}`, 'has more than 100,000 rows: divide it'],
  ])('that is %s is refused, and nothing of it is kept', async (_, file, detail) => {
    const answer = await api.send('POST', '/imports', { multipart: formWith(file) });
    expectCode(answer, 422, 'import_unreadable');
    expect(answer.body.detail).toBe(`file ${detail}`);
    expect(await test.sql('SELECT FROM imports WHERE gym_id = $1', [gymId])).toEqual([]);
  });

  it('in two encodings is refused', async () => {
    const file = Buffer.concat([
      Buffer.from('Name,Email\nJürgen,a@example.com\nZo'),
      Buffer.from([0xeb, 0x0a]),
    ]);
    const answer = await api.send('POST', '/imports', { multipart: formWith(file) });
    expectCode(answer, 422, 'import_unreadable');
  });

  it('of more than 16 MB is refused', async () => {
    const file = Buffer.alloc(17 * 1_048_576);
    expectProblem(await api.send('POST', '/imports', { multipart: formWith(file) }), 413);
    expect(await test.sql('SELECT FROM imports WHERE gym_id = $1', [gymId])).toEqual([]);
  });

  it('has a name that is shown, and no path', async () => {
    const form = formWith('First Name\nAda\n', '../../etc/passwd');
    const upload = await api.send<Import>('POST', '/imports', { multipart: form });
    const { id, file_name } = expectStatus(upload, 201);
    expect(file_name).toBe('passwd');
    const { headers } = await api.get(`/imports/${id}/errors.csv`);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="import-${id}-errors.csv"`);
  });

  it('needs a form with a file', async () => {
    expectProblem(await api.post('/imports', { file: 'a,b' }), 415);
    const without = new FormData();
    without.set('name', 'value');
    expectInvalid(await api.send('POST', '/imports', { multipart: without }), 'body.file');
    without.set('other', new Blob(['a\n1\n']), 'other.csv');
    expectInvalid(await api.send('POST', '/imports', { multipart: without }), 'body.file');
    const raw = { type: 'multipart/form-data; boundary=x', body: '--x\r\nno form' };
    expectProblem(await api.send('POST', '/imports', { raw }), 400);
  });
});

describe('Before a commit', () => {
  it('a file whose dates can be read in two ways asks in which', async () => {
    const { id, date_order } = await buildImport(
      api,
      fileOf(`${NAMES},Start Date`, 'Ada,Lovelace,ada@example.com,01/02/2026'),
    );
    expect(date_order).toBeNull();
    expectCode(await api.post(`/imports/${id}/commit`), 409, 'import_incomplete');
    expectStatus(await api.patch(`/imports/${id}`, { date_order: 'mdy' }), 200);
    await finish(api, id, 'commit');
    expect(await customers()).toMatchObject([{ membership_start: '2026-01-02' }]);
  });

  it('one date of a file decides for all: 01/02/2026 beside 25/01/2026 is 1 February', async () => {
    const file = fileOf(
      `${NAMES},Start Date`,
      'Ada,Lovelace,ada@example.com,01/02/2026',
      'Grace,Hopper,g@example.com,25/01/2026',
    );
    expect(await commit(file)).toMatchObject({ date_order: 'dmy', created: 2 });
    expect((await customers()).map(({ membership_start }) => membership_start)).toEqual([
      '2026-02-01',
      '2026-01-25',
    ]);
  });

  it('the columns are what somebody says they are', async () => {
    const { id, mapping } = await buildImport(api, fileOf('A,B,C', 'Lovelace,Ada,ada@example.com'));
    expect(mapping).toEqual(['ignore', 'ignore', 'ignore']);
    expectCode(await api.post(`/imports/${id}/dry-run`), 409, 'import_incomplete');
    for (const wrong of [['last_name'], ['email', 'email', 'ignore'], ['a', 'b', 'c'], null])
      expectInvalid(await api.patch(`/imports/${id}`, { mapping: wrong }), 'body.mapping');
    const patched = await api.patch<Import>(`/imports/${id}`, {
      mapping: ['last_name', 'first_name', 'email'],
    });
    expect(expectStatus(patched, 200).mapping).toEqual(['last_name', 'first_name', 'email']);
    await finish(api, id, 'commit');
    expect(await customers()).toMatchObject([{ first_name: 'Ada', last_name: 'Lovelace' }]);
  });

  it('a dry run says what a commit would do, and changes nothing', async () => {
    await buildCustomer(api, { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' });
    const file = fileOf(
      `${NAMES},Phone`,
      'Ada,Lovelace,ADA@example.com,1',
      'Grace,Hopper,g@example.com,',
      'Grace,Hopper,g@example.com,2',
      'Nobody,,n@example.com,',
    );
    const { id } = await buildImport(api, file);
    const counts = { created: 1, updated: 1, skipped: 1, rejected: 1, rows_read: 4 };
    expect(await finish(api, id, 'dry-run')).toMatchObject({ ...counts, status: 'checked' });
    expect(await customers()).toMatchObject([{ phone: null }]);
    // Another mapping needs another dry run.
    await api.patch(`/imports/${id}`, { on_match: 'skip' });
    expect((await api.get<Import>(`/imports/${id}`)).body.status).toBe('uploaded');
    expect(await finish(api, id, 'dry-run')).toMatchObject({ created: 1, updated: 0, skipped: 2 });
    await api.patch(`/imports/${id}`, { on_match: 'update' });
    expect(await finish(api, id, 'commit')).toMatchObject({ ...counts, status: 'committed' });
    expect(await customers()).toMatchObject([{ phone: '1' }, { first_name: 'Grace', phone: null }]);
  });

  it('a committed import changes no more', async () => {
    const { id } = await commit(fileOf(NAMES, 'Ada,Lovelace,ada@example.com'));
    expectCode(await api.patch(`/imports/${id}`, { on_match: 'skip' }), 409, 'import_committed');
    for (const step of ['dry-run', 'commit'])
      expectCode(await api.post(`/imports/${id}/${step}`), 409, 'import_committed');
  });

  it('a gym has one import under way at a time', async () => {
    const { id } = await buildImport(api);
    const other = await buildImport(api);
    await test.sql(
      `INSERT INTO import_runs (gym_id, import_id, requested_by, due_at) VALUES ($1, $2, 1, 'infinity')`,
      [gymId, id],
    );
    expectCode(await api.post(`/imports/${other.id}/commit`), 409, 'import_running');
  });
});

describe('A row', () => {
  it('leaves what is there where its cell is empty', async () => {
    const { id } = await buildCustomer(api, {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.com',
      phone: '+44 20 7946 0000',
      notes: 'Prefers mornings',
    });
    const result = await commit(
      fileOf(`${NAMES},Phone,Notes,DOB`, 'Ada,Lovelace,ada@example.com,,,1990-02-20'),
    );
    expect(result).toMatchObject({ created: 0, updated: 1 });
    expect((await api.get<Customer>(`/customers/${id}`)).body).toMatchObject({
      phone: '+44 20 7946 0000',
      notes: 'Prefers mornings',
      date_of_birth: '1990-02-20',
    });
  });

  it('is about whoever has its external id, else its card, else its e-mail and name', async () => {
    const [byId, byCard, byName] = [
      await buildCustomer(api, { external_id: 'A1', card_number: 'C1' }),
      await buildCustomer(api, { card_number: 'C2' }),
      await buildCustomer(api, { first_name: 'Zoë', last_name: "O'Connor", email: 'zoe@example.com' }),
    ];
    const file = fileOf(
      `Member ID,Card Number,${NAMES}`,
      'A1,,Renamed,One,one@example.com',
      'A2,C2,Renamed,Two,two@example.com',
      'A3,C3,Zoe,O’Connor,ZOE@example.com',
    );
    expect(await commit(file)).toMatchObject({ created: 0, updated: 3 });
    expect(await customers()).toMatchObject([
      { id: byId.id, external_id: 'A1', card_number: 'C1', last_name: 'One' },
      { id: byCard.id, external_id: 'A2', card_number: 'C2', last_name: 'Two' },
      { id: byName.id, external_id: 'A3', card_number: 'C3', first_name: 'Zoe' },
    ]);
  });

  it('with the address of somebody with another name is somebody new', async () => {
    await buildCustomer(api, { first_name: 'Anne', last_name: 'Byron', email: 'family@example.com' });
    expect(await commit(fileOf(NAMES, 'Ada,Byron,family@example.com'))).toMatchObject({
      created: 1,
      updated: 0,
    });
    expect(await customers()).toHaveLength(2);
  });

  it('of which one cannot tell whom it is about is for people to look at, and changes nobody', async () => {
    const { id } = await buildCustomer(api, {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.com',
      date_of_birth: '1990-02-20',
    });
    const result = await commit(fileOf(`${NAMES},Birthday`, 'Ada,Lovelace,countess@example.com,1990-02-20'));
    expect(result).toMatchObject({ created: 0, updated: 0, in_review: 1 });
    expect(await review(result.id)).toMatchObject([{ line: 2, customer_id: id }]);
    expect(await customers()).toMatchObject([{ email: 'ada@example.com' }]);
  });

  it('that breaks a rule is reported as it was sent, with its line, its column and what is wrong', async () => {
    const file = fileOf(
      'Name,Email,Date of Birth,Notes',
      'Ada Lovelace,ada@example.com,,"two\nlines"',
      '=Grace Hopper,nowhere,30/02/2020,+1',
      'Alan Turing,,,',
      'Edsger Dijkstra,e@example.com,11/05/2999,',
    );
    const result = await commit(file);
    expect(result).toMatchObject({ created: 1, rejected: 3 });
    const problems = (await errorsOf(api, result.id)).map(({ Name, line, column, message }) => [
      Name,
      line,
      column,
      message,
    ]);
    expect(problems).toEqual([
      ["'=Grace Hopper", '4', 'Email', 'must be an e-mail address'],
      ["'=Grace Hopper", '4', 'Date of Birth', 'must be a date such as 1990-02-20, without a time of day'],
      ['Alan Turing', '5', 'Email', 'is required'],
      ['Edsger Dijkstra', '6', 'Date of Birth', 'must not be in the future'],
    ]);
  });

  it('says what is wrong with it for programs, too', async () => {
    const { id } = await commit(
      fileOf(
        'Card,Name,Email',
        '0004711,Ada Lovelace,ada@example.com',
        '0004711,Ada Lovelace,ada@example.com',
        '0004712,Grace Hopper,nowhere',
        '0004713,,alan@example.com',
      ),
    );
    const rows = (await api.get<ImportRow[]>(`/imports/${id}/rows`)).body;
    expect(rows.map(({ problems }) => problems)).toMatchObject([
      [],
      [{ column: null, code: 'same_as_line', field: null, other_line: 2 }],
      [{ column: 'Email', code: 'email', field: 'email', other_line: null }],
      [
        { column: 'Name', code: 'missing', field: 'first_name', other_line: null },
        { column: 'Name', code: 'missing', field: 'last_name', other_line: null },
      ],
    ]);
  });

  it('has no code where it was looked at before there were any', async () => {
    const { id } = await commit(fileOf(NAMES, 'Grace,Hopper,nowhere'));
    await test.sql(`UPDATE import_rows SET problems = '[{"column": "Email", "message": "must be an e-mail address"}]'
      WHERE import_id = ${id}`);
    const [row] = (await api.get<ImportRow[]>(`/imports/${id}/rows`)).body;
    expect(row?.problems).toMatchObject([{ column: 'Email', code: null, field: null, other_line: null }]);
  });

  it('leaves what follows from memberships', async () => {
    const customer = await buildCustomer(api, {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.com',
    });
    const { id: plan_id } = await buildPlan(api);
    expectStatus(
      await api.post(`/customers/${customer.id}/memberships`, { plan_id, start_date: '2026-01-01' }),
      201,
    );
    const file = fileOf(`${NAMES},End Date,Status`, 'Ada,Lovelace,ada@example.com,2020-01-01,Expired');
    expect(await commit(file)).toMatchObject({ updated: 0, skipped: 1 });
    expect(await customers()).toMatchObject([{ membership_end: null }]);
  });

  it('of our own file comes back as it was', async () => {
    await buildCustomer(api, {
      notes: '=1+1',
      phone: '+44 20 7946 0000',
      tags: ['a, b', 'c'],
      external_id: "'=x",
    });
    await buildCustomer(api, { membership_end: '2020-01-01', notes: '- quiet\n- early' });
    const { text } = await api.get<string>('/customers.csv');
    expect(await commit(text)).toMatchObject({ created: 0, updated: 0, skipped: 2 });
    const { api: other } = await buildGym(test.api);
    const { id } = await buildImport(other, text);
    await finish(other, id, 'commit');
    const copies = (await other.get<Customer[]>('/customers?sort=created_at')).body;
    const own = (await customers()).toReversed();
    for (const field of ['notes', 'phone', 'tags', 'external_id', 'membership_end'] as const)
      expect(copies.map((copy) => copy[field])).toEqual(own.map((customer) => customer[field]));
  });
});

describe('Welcome mails', () => {
  const welcomes = async () =>
    (
      await test.sql<{ recipient_email: string }>(
        `SELECT recipient_email FROM mails WHERE gym_id = $1 AND template = 'customer-welcome'`,
        [gymId],
      )
    ).map(({ recipient_email }) => recipient_email);

  it('are sent for an import that asks for them, and for no other', async () => {
    await commit(fileOf(NAMES, 'Ada,Lovelace,ada@example.com'));
    expect(await welcomes()).toEqual([]);
    const { id } = await buildImport(
      api,
      fileOf(NAMES, 'Grace,Hopper,g@example.com', 'Vincent,Hopper,g@example.com'),
    );
    await api.patch(`/imports/${id}`, { welcome_mails: true });
    await finish(api, id, 'commit');
    // Of two with one address, one.
    expect(await welcomes()).toEqual(['g@example.com']);
  });
});

describe('An undo', () => {
  it('takes back what nobody has touched since, and reports the rest', async () => {
    const known = await buildCustomer(api, {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.com',
    });
    const edited = await buildCustomer(api, {
      first_name: 'Alan',
      last_name: 'Turing',
      email: 'alan@example.com',
    });
    const { id } = await commit(
      fileOf(
        `${NAMES},Phone`,
        'Ada,Lovelace,ada@example.com,1',
        'Alan,Turing,alan@example.com,2',
        'Grace,Hopper,g@example.com,3',
        'Edsger,Dijkstra,e@example.com,4',
        'Barbara,Liskov,b@example.com,5',
      ),
    );
    const [, , , edsger, barbara] = await customers();
    await api.patch(`/customers/${edited.id}`, { notes: 'Called' });
    await api.patch(`/customers/${edsger!.id}`, { notes: 'Called' });
    const { id: plan_id } = await buildPlan(api);
    expectStatus(await api.post(`/customers/${barbara!.id}/memberships`, { plan_id }), 201);

    expect(await finish(api, id, 'undo')).toMatchObject({
      status: 'undone',
      created: 3,
      updated: 2,
      reverted: 2,
      kept: 3,
    });
    expect(await customers()).toMatchObject([
      { id: known.id, phone: null },
      { id: edited.id, phone: '2' },
      { first_name: 'Edsger' },
      { first_name: 'Barbara' },
    ]);
    expect((await errorsOf(api, id)).map(({ line, message }) => [line, message])).toEqual(
      ['3', '5', '6'].map((line) => [line, 'was changed or deleted since the import, and is left as it is']),
    );
    expectCode(await api.post(`/imports/${id}/undo`), 409, 'import_not_committed');
  });

  it('leaves a new customer who has got a child since', async () => {
    const { id } = await commit(fileOf(NAMES, 'Anne,Byron,anne@example.com'));
    const [anne] = await customers();
    await buildCustomer(api, { first_name: 'Ada', guardian_id: anne!.id });
    expect(await finish(api, id, 'undo')).toMatchObject({ reverted: 0, kept: 1 });
  });

  it('needs a commit', async () => {
    const { id } = await buildImport(api);
    expectCode(await api.post(`/imports/${id}/undo`), 409, 'import_not_committed');
  });
});

describe('An import of more rows than are written at a time', () => {
  const COUNT = 1_200;
  const file = fileOf(
    `Member ID,${NAMES}`,
    ...Array.from(
      { length: COUNT },
      (_, index) => `M${index},First,Last ${index},member-${index}@example.com`,
    ),
    'M7,First,Again,again@example.com',
  );

  it('writes each once, in the name of whoever asked for it', async () => {
    const owner = await buildGym(test.api);
    ({ api } = owner);
    const result = await commit(file);
    expect(result).toMatchObject({ created: COUNT, skipped: 1, rows_read: COUNT + 1, seconds_left: null });
    const { body } = await api.get<Customer[]>('/customers?limit=1', { headers: { Prefer: 'count=exact' } });
    const [entry] = await readLog(api, `/audit-log?resource=customer&resource_id=${body[0]!.id}`);
    expect(entry).toMatchObject({ action: 'customer.created', actor_id: await userOf(test, owner) });
  });

  it('takes the first of two rows about a customer, also by what that has written meanwhile', async () => {
    const ada = await buildCustomer(api, { external_id: 'X', email: 'old@example.com' });
    const { id } = await buildImport(
      api,
      fileOf(
        `Member ID,${NAMES}`,
        'X,Ada,King,new@example.com',
        ...Array.from({ length: COUNT }, (_, index) => `,First,Last ${index},member-${index}@example.com`),
        ',Ada,King,NEW@example.com',
      ),
    );
    await finish(api, id, 'commit');
    const { body } = await api.get<object[]>(`/imports/${id}/rows?outcome=skipped`);
    expect(body).toMatchObject([{ line: COUNT + 3, problems: [{ other_line: 2 }] }]);
    expect((await api.get<Customer>(`/customers/${ada.id}`)).body).toMatchObject({
      last_name: 'King',
      email: 'new@example.com',
    });
  });

  it('goes on behind the last batch when a worker was killed, and knows the rows before', async () => {
    const { id } = await buildImport(api, file);
    // As it is after one batch: 500 rows, line 2 to 501.
    await test.sql(
      `INSERT INTO customers (gym_id, external_id, first_name, last_name, email)
       SELECT $1, 'M' || number, 'First', 'Last ' || number, 'member-' || number || '@example.com' FROM generate_series(0, 499) AS number`,
      [gymId],
    );
    await test.sql(
      `UPDATE import_rows SET outcome = 'created', written_at = now(), customer_id = customers.id FROM customers
       WHERE import_rows.gym_id = $1 AND import_id = $2 AND customers.gym_id = $1 AND external_id = cells ->> 0 AND line <= 501`,
      [gymId, id],
    );
    await test.sql(
      `UPDATE imports SET step = 'commit', started_at = now(), last_line = 501, rows_read = 500, created = 500
       WHERE gym_id = $1 AND id = $2`,
      [gymId, id],
    );
    await test.sql('INSERT INTO import_runs (gym_id, import_id, requested_by) VALUES ($1, $2, 1)', [
      gymId,
      id,
    ]);
    await eventually(
      'it is done',
      async () => (await api.get<Import>(`/imports/${id}`)).body.status === 'committed',
    );
    expect((await api.get<Import>(`/imports/${id}`)).body).toMatchObject({
      rows_read: COUNT + 1,
      created: COUNT,
      updated: 0,
      skipped: 1,
    });
    const [{ count }] = (await test.sql<{ count: string }>(
      'SELECT count(*) FROM customers WHERE gym_id = $1',
      [gymId],
    )) as [{ count: string }];
    expect(Number(count)).toBe(COUNT);
  });
});

describe('A batch of rows', () => {
  it('does not wait for the disk, for it can be done again; but where it has mails sent, it does', async () => {
    await test.sql(`
      CREATE TABLE commits (import_id bigint, is_asynchronous boolean);
      CREATE FUNCTION note_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        -- The tests' server never waits: here it shows whether the transaction has said so itself.
        INSERT INTO commits SELECT NEW.id, source = 'session' FROM pg_settings WHERE name = 'synchronous_commit';
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER note_commit AFTER UPDATE OF rows_read ON imports DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.rows_read > 0) EXECUTE FUNCTION note_commit();
    `);
    const silent = await commit(fileOf(NAMES, 'Ada,Lovelace,ada@example.com'));
    const heard = await buildImport(api, fileOf(NAMES, 'Grace,Hopper,g@example.com'));
    await api.patch(`/imports/${heard.id}`, { welcome_mails: true });
    await finish(api, heard.id, 'commit');
    await test.sql('DROP FUNCTION note_commit CASCADE');
    const isAsynchronous = async ({ id }: Import) =>
      (await test.sql('SELECT DISTINCT is_asynchronous FROM commits WHERE import_id = $1', [id])).map(
        (row) => row.is_asynchronous,
      );
    expect([await isAsynchronous(silent), await isAsynchronous(heard)]).toEqual([[true], [false]]);
  });
});

describe('An import into a new gym', () => {
  it('ends soon although PostgreSQL has statistics of other gyms alone, and takes this one for empty', async () => {
    const other = await buildGym(test.api);
    await test.sql(
      `INSERT INTO customers (gym_id, external_id, card_number, first_name, last_name, email, date_of_birth)
       SELECT $1, 'M' || number, 'C' || number, 'First', 'Last ' || number, 'other-' || number || '@example.com', '1990-01-01' FROM generate_series(1, 20000) AS number`,
      [other.gym.id],
    );
    await test.sql('ANALYZE customers');
    const rows = Array.from(
      { length: 3_000 },
      (_, index) =>
        `M${index},C${index},First,Last ${index},new-${index}@example.com,1990-01-${10 + (index % 20)}`,
    );
    expect(await commit(fileOf(`Member ID,Card number,${NAMES},Date of birth`, ...rows))).toMatchObject({
      created: 3_000,
    });
  });
});

describe('The uploaded rows', () => {
  it('about a customer are in the export of what is held about them, and go when they are erased', async () => {
    const { id } = await commit(fileOf(NAMES, 'Ada,Lovelace,ada@example.com', 'Grace,Hopper,g@example.com'));
    const other = await buildImport(api, fileOf(NAMES, 'A.,Lovelace, ADA@example.com '));
    const [ada] = await customers();
    const { body } = await api.get<{ import_rows: object[] }>(`/customers/${ada!.id}/export`);
    expect(body.import_rows).toEqual([
      { import_id: id, line: 2, cells: ['Ada', 'Lovelace', 'ada@example.com'] },
    ]);
    const receipt = await api.post<{ erased: object[] }>(`/customers/${ada!.id}/erase`);
    expect(receipt.body.erased).toContainEqual({ name: 'import_rows', records: 2 });
    const left = await test.sql('SELECT import_id, line FROM import_rows WHERE gym_id = $1', [gymId]);
    expect(left).toEqual([{ import_id: id, line: 3 }]);
    expect((await api.get<Import>(`/imports/${other.id}`)).body.samples).toEqual([]);
  });
});
