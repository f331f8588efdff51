import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type Answer, type Customer, type Gym } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { expectInvalid, expectProblem } from './support/expect-problem';
import {
  buildCustomer,
  buildGym,
  customerFields,
  expectStatus,
  gymFields,
  newEmail,
  type SignedUpGym,
  signIn,
} from './support/factories';

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

describe('signing in with a form', () => {
  async function multipart(fields: Record<string, string | Blob>): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const response = await fetch(`${test.api.baseUrl}${test.api.prefix}/auth/login`, {
      method: 'POST',
      body: form,
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    return {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      body: JSON.parse(text) as Answer['body'],
    };
  }

  it('accepts multipart/form-data, which FormData sends', async () => {
    const answer = await multipart({ username: owner.email, password: owner.password });
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'bearer' } });
  });

  it('treats empty parameters as absent, as Swagger UI sends them', async () => {
    const fields = { grant_type: '', username: owner.email, password: owner.password, scope: '' };
    expectStatus(await test.api.send('POST', '/auth/login', { form: fields }), 200);
  });

  it('refuses a form with a file', async () => {
    expectProblem(
      await multipart({ username: new Blob(['x']), password: 'x' }),
      415,
      'Send a form without files',
    );
  });

  it('refuses a multipart form with too many or too long fields', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, number) => [`field${number}`, 'x']));
    expectProblem(await multipart(many), 413);
    expectProblem(await multipart({ username: 'x'.repeat(200_000), password: 'x' }), 413);
  });

  it('refuses a multipart form that ends too early or names no boundary', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const raw = { type, body: '--x\r\nContent-Disposition: form-data; name="username"\r\n\r\nada' };
      expectProblem(await test.api.send('POST', '/auth/login', { raw }), 400);
    }
  });

  it.each(['username[constructor]', 'username[]', 'username[a][b]', '__proto__', 'zzz[constructor]'])(
    'answers 422 to a multipart field called %s',
    async (name) => {
      expectInvalid(await multipart({ [name]: 'x', password: 'x' }), 'body.username');
    },
  );

  it('is the only route that accepts multipart', async () => {
    const raw = { type: 'multipart/form-data; boundary=x', body: '--x--\r\n' };
    expectProblem(await owner.api.send('POST', '/customers', { raw }), 415);
  });
});

describe('the media type of a JSON body', () => {
  it.each([
    'application/json; charset=utf8',
    'application/json; charset=UTF-8',
    'application/json; charset="utf-8"',
    'application/json; charset=unicode-1-1-utf-8',
    'application/vnd.api+json',
    'application/merge-patch+json; charset=utf8',
  ])('may be %s', async (type) => {
    const raw = { type, body: JSON.stringify(customerFields({ first_name: 'Zoë' })) };
    const answer = await owner.api.send<Customer>('POST', '/customers', { raw });
    expect(expectStatus(answer, 201).first_name).toBe('Zoë');
  });

  it.each([
    'application/json; charset=latin1',
    'application/json; charset=nonsense',
    'text/json',
    'application/xml',
  ])('may not be %s', async (type) => {
    const raw = { type, body: JSON.stringify(customerFields()) };
    expectProblem(await owner.api.send('POST', '/customers', { raw }), 415);
  });
});

describe('invisible characters', () => {
  // Zero width, bidirectional, odd spaces, byte order mark, soft hyphen, word joiner.
  const INVISIBLE = [
    '\u200b',
    '\u200e',
    '\u202e',
    '\u2066',
    '\u3000',
    '\u00a0',
    '\ufeff',
    '\u00ad',
    '\u2060',
    '\u2028',
  ];

  it.each(INVISIBLE)('are trimmed around an e-mail address (%j)', async (character) => {
    const email = newEmail();
    const { email: kept } = await buildCustomer(owner.api, { email: `${character}${email} ${character}` });
    expect(kept).toBe(email);
  });

  it.each(INVISIBLE)('are refused inside an e-mail address (%j)', async (character) => {
    const answer = await owner.api.post(
      '/customers',
      customerFields({ email: `ada${character}x@example.com` }),
    );
    expectInvalid(answer, 'body.email');
  });

  it.each(INVISIBLE)('are refused inside the username at sign-in (%j)', async (character) => {
    const form = { username: owner.email.replace('@', `${character}@`), password: owner.password };
    expectInvalid(await test.api.send('POST', '/auth/login', { form }), 'body.username');
  });

  it('are trimmed around the username at sign-in', async () => {
    await expect(signIn(test.api, `\u200b${owner.email}\u3000`, owner.password)).resolves.toMatch(/^ey/);
  });

  it.each([...INVISIBLE, '\u3164', '\u115f', '\u2800', '\u034f'])(
    'make no name by themselves (%j)',
    async (character) => {
      expectInvalid(
        await owner.api.post('/customers', customerFields({ first_name: character })),
        'body.first_name',
      );
      expectInvalid(await owner.api.patch('/gyms/me', { name: character }), 'body.name');
    },
  );

  it('are allowed inside a name, where scripts need them', async () => {
    const name = 'نیما\u200cزاده';
    expect((await buildCustomer(owner.api, { first_name: name })).first_name).toBe(name);
  });
});

describe('the spellings of one e-mail address', () => {
  it.each([
    ['a domain in Unicode and in ASCII', 'ada@münchen.de', 'ada@xn--mnchen-3ya.de'],
    ['composed and decomposed letters', 'ren\u00e9@example.com', 'rene\u0301@example.com'],
    ['upper and lower case beyond ASCII', 'ÉLOÏSE@example.com', 'éloïse@example.com'],
    ['upper and lower case of the domain', 'ada@EXAMPLE.org', 'ada@example.org'],
  ])('are one account: %s', async (_, first, second) => {
    const fields = gymFields({ email: first });
    const gym = expectStatus(await test.api.post<Gym>('/auth/signup', fields), 201);
    expect(gym.email).toBe(first);
    expectProblem(
      await test.api.post('/auth/signup', gymFields({ email: second })),
      400,
      'Email already registered',
    );
    for (const spelling of [first, second])
      await expect(signIn(test.api, spelling, fields.password)).resolves.toMatch(/^ey/);
  });

  it('does not affect accounts that were created by the previous release', async () => {
    const [row] = await test.sql<{ password_hash: string }>('SELECT password_hash FROM users LIMIT 1');
    const [{ id } = { id: 0 }] = await test.sql<{ id: string }>(
      `INSERT INTO users (email, password_hash) VALUES ('Old@Example.com', $1) RETURNING id`,
      [row!.password_hash],
    );
    await test.sql(`INSERT INTO staff (gym_id, user_id, role) VALUES ($1, $2, 'owner')`, [owner.gym.id, id]);
    await expect(signIn(test.api, 'old@EXAMPLE.com', owner.password)).resolves.toMatch(/^ey/);
    expectProblem(await test.api.post('/auth/signup', gymFields({ email: 'OLD@example.com' })), 400);
  });
});

describe('e-mail addresses beyond ASCII', () => {
  it('may be as long as any other, however long their domain is in IDNA', async () => {
    const characters = Array.from({ length: 76 }, (_, i) =>
      String.fromCodePoint(0x4e00 + ((i * 7_919) % 20_000)),
    );
    const domain = characters
      .join('')
      .match(/.{1,19}/gu)!
      .join('.');
    const email = `${'l'.repeat(64)}@${domain}.example`;
    expectStatus(await test.api.post('/auth/signup', gymFields({ email })), 201);
  });

  it('sign in to the account that has the very spelling, when two accounts share an address from earlier', async () => {
    const older = await buildGym(test.api, { email: 'zoe@xn--mller-kva.example' });
    const newer = await buildGym(test.api, { password: 'another battery' });
    await test.sql(`UPDATE users SET email = 'zoe@müller.example', email_key = NULL WHERE email = $1`, [
      newer.email,
    ]);
    await expect(signIn(test.api, older.email, older.password)).resolves.toMatch(/^ey/);
    await expect(signIn(test.api, 'Zoe@müller.example', newer.password)).resolves.toMatch(/^ey/);
  });
});

describe('currencies', () => {
  it.each(['XCG', 'ZWG', 'SLE', 'eur'])('that are legal tender are accepted: %s', async (currency) => {
    const { gym } = await buildGym(test.api, { currency });
    expect(gym.currency).toBe(currency.toUpperCase());
  });

  it.each(['ANG', 'SLL', 'ZWL', 'DEM', 'XAU', 'XXX', 'EU', '€'])(
    'that are not legal tender are refused: %s',
    async (currency) => {
      expectInvalid(await test.api.post('/auth/signup', gymFields({ currency })), 'body.currency');
      expectInvalid(await owner.api.patch('/gyms/me', { currency }), 'body.currency');
    },
  );

  it('that were withdrawn stay with the gyms that have them', async () => {
    const gym = await buildGym(test.api);
    await test.sql(`UPDATE gyms SET currency = 'ANG' WHERE id = $1`, [gym.gym.id]);
    const whole = expectStatus(await gym.api.get<Gym>('/gyms/me'), 200);
    const renamed = await gym.api.patch<Gym>('/gyms/me', { ...whole, name: 'Renamed' });
    expect(expectStatus(renamed, 200)).toMatchObject({ currency: 'ANG', name: 'Renamed' });
  });
});

describe('time zones', () => {
  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['ASIA/KOLKATA', 'Asia/Kolkata'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['utc', 'UTC'],
  ])('are kept in their proper spelling: %s', async (timezone, expected) => {
    const answer = await owner.api.patch('/gyms/me', { timezone });
    expect(answer).toMatchObject({ status: 200, body: { timezone: expected } });
  });

  it.each(['PST', 'SystemV/PST8PDT', '+02:00', 'Mars/Olympus', 'Factory', ''])(
    'must be known to IANA: %j',
    async (timezone) => {
      expectInvalid(await test.api.post('/auth/signup', gymFields({ timezone })), 'body.timezone');
      expectInvalid(await owner.api.patch('/gyms/me', { timezone }), 'body.timezone');
    },
  );

  it('that are no longer accepted stay with the gyms that have them', async () => {
    const gym = await buildGym(test.api);
    await test.sql(`UPDATE gyms SET timezone = 'PST' WHERE id = $1`, [gym.gym.id]);
    const whole = expectStatus(await gym.api.get<Gym>('/gyms/me'), 200);
    const renamed = await gym.api.patch<Gym>('/gyms/me', { ...whole, name: 'Renamed' });
    expect(expectStatus(renamed, 200)).toMatchObject({ timezone: 'PST', name: 'Renamed' });
  });
});

describe('the size and shape of a body', () => {
  const send = (json: string | Buffer, headers = {}, method = 'POST', path = '/customers') =>
    owner.api.send(method, path, { raw: { type: 'application/json', body: json }, headers });
  const body = (extra: string) => JSON.stringify(customerFields()).replace('{', `{"extra":${extra},`);
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it('may be nested 20 levels deep, and no deeper', async () => {
    expectStatus(await send(body(nested(20))), 201);
    const answer = await send(body(nested(21)));
    expectProblem(answer, 422);
    expect(answer.body.errors?.[0]?.msg).toBe('the body is nested more than 20 levels deep');
    expectProblem(await send(nested(50_000)), 422);
    expectProblem(await send('{"a":'.repeat(15_000) + '1' + '}'.repeat(15_000)), 422);
  });

  it('may have lists and objects of 1,000 members, and no longer ones, wherever they are', async () => {
    const list = (length: number) => JSON.stringify(Array.from({ length }, () => 0));
    const object = (length: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length }, (_, number) => [`m${number}`, 0])));
    for (const make of [list, object]) {
      expectStatus(await send(body(make(1_000))), 201);
      for (const json of [body(make(1_001)), body(`[{"a":${make(1_001)}}]`), make(9_000)]) {
        const answer = await send(json);
        expectProblem(answer, 422);
        expect(answer.body.errors?.[0]?.msg).toBe(
          'the body has a list or an object of more than 1,000 members',
        );
      }
    }
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('counts after decompression: 50 MB in %s are 413', async (encoding, compress) => {
    const before = process.memoryUsage().rss;
    const bomb = compress(Buffer.alloc(50_000_000, ' '));
    expect(bomb.length).toBeLessThan(100 * 1_024);
    for (let count = 0; count < 20; count++)
      expectProblem(
        await send(bomb, { 'Content-Encoding': encoding }),
        413,
        'The body is larger than 100 kB',
      );
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('says what is wrong with a form of too many fields', async () => {
    const fields = Array.from({ length: 1_001 }, (_, number) => `f${number}=x`).join('&');
    const raw = { type: 'application/x-www-form-urlencoded', body: fields };
    const answer = await test.api.send('POST', '/auth/login', { raw });
    expectProblem(answer, 413, 'The form has more or longer fields than this route reads');
  });

  it.each(['gzip, gzip', 'zstd', 'compress', 'nonsense'])('refuses the encoding %s', async (encoding) => {
    expectProblem(await send(gzipSync('{}'), { 'Content-Encoding': encoding }), 415);
  });

  it('is read as JSON by every route with a body but the sign-in, and as nothing else', async () => {
    const types = [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/xml',
    ];
    const { id } = await buildCustomer(owner.api);
    for (const [method, path] of [
      ['POST', '/auth/signup'],
      ['PATCH', '/gyms/me'],
      ['POST', '/customers'],
      ['PATCH', `/customers/${id}`],
    ] as const)
      for (const type of types) {
        const answer = await owner.api.send(method, path, { raw: { type, body: 'a=b' } });
        expectProblem(answer, 415, 'Send application/json');
      }
  });
});

describe('members with the names of classes', () => {
  const NAMES = ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty'];

  it.each(NAMES)('are dropped wherever they are unknown: %s', async (name) => {
    const hostile = `{"${name}":"x","zzz":{"${name}":"x"},"list":[{"${name}":{"a":1}}],`;
    const body = hostile + JSON.stringify(customerFields()).slice(1);
    const answer = await owner.api.send('POST', '/customers', { raw: { type: 'application/json', body } });
    expectStatus(answer, 201);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  it.each(NAMES)('are invalid as the value of a field: %s', async (name) => {
    const body = `{"first_name":{"${name}":"x"},"last_name":[{"${name}":1}],"email":"a@example.com"}`;
    const answer = await owner.api.send('POST', '/customers', { raw: { type: 'application/json', body } });
    expectInvalid(answer, 'body.first_name');
    expectInvalid(answer, 'body.last_name');
  });

  it.each(NAMES)('are ignored in queries and forms: %s', async (name) => {
    expectStatus(await owner.api.get(`/customers?${name}=x&${name}[a]=1`), 200);
    const form = { [name]: 'x', username: owner.email, password: owner.password };
    expectStatus(await test.api.send('POST', '/auth/login', { form }), 200);
  });
});

describe('any body', () => {
  const FIELDS: [method: string, path: string, fields: string[]][] = [
    [
      'POST',
      '/auth/signup',
      ['name', 'email', 'password', 'monthly_fee_cents', 'currency', 'timezone', 'address'],
    ],
    ['POST', '/auth/login', ['username', 'password', 'grant_type']],
    ['PATCH', '/gyms/me', ['name', 'gym_type', 'monthly_fee_cents', 'currency', 'timezone']],
    ['POST', '/customers', ['first_name', 'last_name', 'email', 'active', 'date_of_birth', 'phone', 'notes']],
  ];
  const name = fc.constantFrom('constructor', '__proto__', 'prototype', 'toString', 'then', 'length', 'a');
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(
        null,
        true,
        0,
        -1,
        1e300,
        '',
        'x',
        '1990-02-20',
        '\0',
        '\ud800',
        '\u200b',
        'ANG',
        'PST',
      ),
      fc.string({ unit: 'binary' }),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.array(fc.tuple(name, tie('any')), { maxLength: 3 }).map((members) => Object.fromEntries(members)),
    ),
  })).any;

  it.each(FIELDS)(
    'of %s %s is accepted or refused, never a fault of ours',
    async (method, path, fields) => {
      const gym = await buildGym(test.api);
      const body = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...fields), name), value), { maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(body, async (members) => {
          const answer = await gym.api.send(method, path, { json: Object.fromEntries(members) });
          expect(answer.status).toBeLessThan(500);
          if (answer.status >= 400) expectProblem(answer, answer.status);
          expect(Object.keys(Object.prototype)).toEqual([]);
        }),
        { numRuns: 300 },
      );
    },
    60_000,
  );
});
