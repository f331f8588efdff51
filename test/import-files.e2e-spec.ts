import { ImportJobsModule } from '@libs/imports';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiClient, type Customer } from './support/api-client';
import { type TestApp } from './support/app';
import { buildGym } from './support/factories';
import { buildImport, customersOf, finish, type Import } from './support/imports';
import { startAppWithWorker } from './support/worker';

jest.setTimeout(60_000);

let test: TestApp;
beforeAll(async () => (test = await startAppWithWorker(ImportJobsModule)));
afterAll(() => test.stop());

/** A file of the folder `fixtures`: headers and formats as the program writes them, rows made up. */
const fileOf = (name: string) => readFileSync(join(__dirname, 'fixtures/imports', name));

interface Expected {
  file: string;
  country?: string;
  read: Partial<Import>;
  counts: Partial<Import>;
  /** By e-mail and first name, what customers have afterwards. */
  customers: (Partial<Customer> & { phone_e164?: string | null })[];
}

const FILES: Expected[] = [
  {
    file: 'mindbody.csv',
    country: 'US',
    read: {
      encoding: 'utf-8',
      delimiter: ',',
      date_order: 'mdy',
      total_rows: 4,
      mapping: [
        'external_id',
        'card_number',
        'last_name',
        'first_name',
        'email',
        'phone',
        'ignore',
        'date_of_birth',
        'ignore',
        'ignore',
        'ignore',
        'ignore',
        'emergency_contact_name',
        'emergency_contact_phone',
        'active',
        'notes',
      ],
    },
    counts: { created: 3, rejected: 1 },
    customers: [
      {
        email: 'ada.lovelace@example.com',
        external_id: '100000001',
        card_number: 'B1001',
        phone_e164: '+12025550123',
        date_of_birth: '1990-02-20',
        active: true,
        emergency_contact_name: 'Anne Byron',
        notes: 'Prefers mornings, says "hi"',
      },
      { email: 'grace.hopper@example.com', date_of_birth: '1986-12-09', active: false, card_number: null },
      { email: 'sean@example.com', last_name: "O'Neil", active: false, notes: 'Knee\r\ninjury in 2024' },
    ],
  },
  {
    file: 'glofox.csv',
    country: 'IE',
    read: {
      date_order: 'mdy',
      mapping: [
        'first_name',
        'last_name',
        'email',
        'phone',
        'membership_start',
        'ignore',
        'ignore',
        'membership_end',
        'active',
      ],
    },
    counts: { created: 3 },
    customers: [
      {
        email: 'ada.lovelace@example.com',
        membership_start: '2024-03-15',
        membership_end: '2026-12-31',
        phone: '+353 85 012 3456',
      },
      { email: 'grace.hopper@example.com', phone: '0850123457', phone_e164: '+353850123457' },
      { email: 'alan.turing@example.com', active: false, membership_end: null },
    ],
  },
  {
    file: 'pushpress.csv',
    read: {
      date_order: 'ymd',
      mapping: [
        'external_id',
        'first_name',
        'last_name',
        'email',
        'phone',
        'date_of_birth',
        'active',
        'ignore',
        'membership_start',
        'membership_end',
        'tags',
      ],
    },
    counts: { created: 3 },
    customers: [
      { first_name: 'Ada', email: 'ada.lovelace@example.com', tags: ['competitor', 'early bird'] },
      { first_name: 'Byron', email: 'ada.lovelace@example.com', date_of_birth: '2014-06-01' },
      { email: 'grace.hopper@example.com', active: false, membership_end: '2024-12-31' },
    ],
  },
  {
    file: 'gymdesk.csv',
    read: {
      encoding: 'utf-8',
      mapping: [
        'external_id',
        'first_name',
        'last_name',
        'phone',
        'ignore',
        'email',
        'ignore',
        'date_of_birth',
        'ignore',
        'ignore',
        'notes',
        'ignore',
        'active',
      ],
    },
    counts: { created: 2 },
    customers: [
      { email: 'maria.garcia@example.com', last_name: 'García', external_id: '111', notes: 'Left-handed' },
      { email: 'renee@example.com', date_of_birth: '2000-02-29' },
    ],
  },
  {
    file: 'wodify.csv',
    read: {
      date_order: 'ymd',
      mapping: [
        'external_id',
        'full_name',
        'ignore',
        'active',
        'phone',
        'email',
        'ignore',
        'ignore',
        'ignore',
        'membership_start',
        'ignore',
        'ignore',
        'ignore',
      ],
    },
    counts: { created: 2, rejected: 1 },
    customers: [
      { first_name: 'Ada', last_name: 'Lovelace', membership_start: '2020-10-15', active: true },
      { first_name: 'Ana María de la', last_name: 'Cruz', membership_start: '2024-01-02', active: false },
    ],
  },
  {
    file: 'excel-german.csv',
    country: 'DE',
    read: {
      encoding: 'utf-8',
      delimiter: ';',
      date_order: 'dmy',
      total_rows: 2,
      mapping: [
        'external_id',
        'first_name',
        'last_name',
        'email',
        'phone',
        'date_of_birth',
        'membership_start',
        'membership_end',
        'active',
        'notes',
      ],
    },
    counts: { created: 2 },
    customers: [
      {
        external_id: '4711',
        first_name: 'Jürgen',
        last_name: 'Groß',
        phone_e164: '+4915123456789',
        date_of_birth: '1985-12-24',
        membership_start: '2026-02-01',
        membership_end: '2027-01-31',
        notes: 'Rabatt: 10 %; Student',
      },
      { first_name: 'Zoë', date_of_birth: '1999-03-01', active: false },
    ],
  },
  {
    file: 'excel-french.csv',
    country: 'FR',
    read: {
      encoding: 'windows-1252',
      delimiter: ';',
      date_order: 'dmy',
      mapping: [
        'external_id',
        'last_name',
        'first_name',
        'email',
        'phone',
        'date_of_birth',
        'membership_start',
      ],
    },
    counts: { created: 2 },
    customers: [
      {
        first_name: 'Élodie',
        last_name: 'Lefèvre',
        date_of_birth: '1990-02-01',
        membership_start: '2026-02-01',
        phone_e164: '+33612345678',
      },
      { first_name: 'François', last_name: 'Noël', membership_start: '2026-01-25' },
    ],
  },
  {
    file: 'excel-spanish.txt',
    country: 'ES',
    read: {
      encoding: 'utf-16le',
      delimiter: '\t',
      date_order: 'dmy',
      mapping: ['first_name', 'last_name', 'email', 'phone', 'date_of_birth', 'membership_start'],
    },
    counts: { created: 2 },
    customers: [
      { first_name: 'Íñigo', last_name: 'Núñez', phone_e164: '+34612345678', membership_start: '2026-02-01' },
      { first_name: 'Begoña', phone: null },
    ],
  },
  {
    file: 'excel-dutch.csv',
    country: 'BE',
    read: {
      delimiter: ';',
      date_order: 'dmy',
      mapping: ['first_name', 'last_name', 'email', 'phone', 'date_of_birth', 'external_id'],
    },
    counts: { created: 2 },
    customers: [
      { first_name: 'Jan', phone: '0444123456', phone_e164: '+32444123456', date_of_birth: '1992-03-17' },
      { first_name: 'Lotte', external_id: 'L-2' },
    ],
  },
  {
    file: 'family.csv',
    read: { mapping: ['first_name', 'last_name', 'email', 'date_of_birth'] },
    counts: { created: 2 },
    customers: [
      { first_name: 'Anne', email: 'family@example.com' },
      { first_name: 'Ada', email: 'family@example.com' },
    ],
  },
];

const NONE = { created: 0, updated: 0, skipped: 0, rejected: 0, in_review: 0 };

describe.each(FILES)('A file such as $file', ({ file, country, read, counts, customers }) => {
  let api: ApiClient;
  let uploaded: Import;
  beforeAll(async () => {
    ({ api } = await buildGym(test.api));
    if (country) await api.patch('/gyms/me/settings', { country });
    uploaded = await buildImport(api, fileOf(file));
  });

  it('is read as what it is', () => {
    expect(uploaded).toMatchObject({ ...read, status: 'uploaded' });
  });

  it('adds its customers, and no one when it is sent again', async () => {
    expect(await finish(api, uploaded.id, 'dry-run')).toMatchObject({ ...NONE, ...counts });
    expect(await customersOf(api)).toEqual([]);
    expect(await finish(api, uploaded.id, 'commit')).toMatchObject({ ...NONE, ...counts });
    const body = await customersOf(api);
    expect(body).toHaveLength(customers.length);
    for (const [index, { phone_e164, ...customer }] of customers.entries()) {
      expect(body[index]).toMatchObject(customer);
      if (phone_e164)
        expect(await test.sql('SELECT phone_e164 FROM customers WHERE id = $1', [body[index]!.id])).toEqual([
          { phone_e164 },
        ]);
    }

    const again = await buildImport(api, fileOf(file));
    const { created, skipped } = await finish(api, again.id, 'commit');
    expect({ created, skipped }).toEqual({ created: 0, skipped: customers.length });
  });
});
