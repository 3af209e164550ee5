/** Accounts on one server share nothing: random calls with the keys of two, interleaved, over HTTP. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Receiver } from '../deliveries/receiver';
import { until } from '../deliveries/world';
import { type Account, Hosted } from './world';

let hosted: Hosted;
let receiver: Receiver;
let made = 0;

beforeAll(async () => {
  hosted = await Hosted.start({ webhooksAnywhere: true });
  receiver = await new Receiver().listen();
});
afterAll(async () => {
  await hosted.close();
  await receiver.close();
});

const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
/** Ids that both accounts use, so that a call that reached the wrong one would be seen. */
const id = fc.constantFrom('sample-mug', 'a', 'b', 'sample-customer');

/** A link to a file that every account begins with. */
const linked = { fileId: '00000000-0000-4000-8000-000000000024', expiresTime: '2099-01-01T00:00:00Z' };

interface Step {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  id.map((name) => ({ method: 'PUT', path: `/skus/${name}`, body: sku })),
  id.map((name) => ({ method: 'POST', path: `/skus/${name}`, body: { name: 'Cup' } })),
  id.map((name) => ({ method: 'DELETE', path: `/skus/${name}` })),
  id.map((name) => ({
    method: 'POST',
    path: '/customers',
    body: { id: name, email: 'a@example.com', type: 'individual' },
  })),
  id.map((name) => ({ method: 'DELETE', path: `/customers/${name}` })),
  fc.constant({ method: 'POST', path: '/file-links', body: linked }),
  fc.constant({ method: 'POST', path: '/_sandbox/clock', body: { advanceBy: 3600 } }),
  id.map((name) => ({ method: 'POST', path: '/_sandbox/runs', body: { name } })),
  fc.constant({ method: 'POST', path: '/_sandbox/keys', body: { name: 'theirs' } }),
  fc.constant({ method: 'POST', path: '/_sandbox/reset' }),
);

const sorted = (_name: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Long answers are compared by their digests, so that a difference can be read. The order of fields means nothing. */
const digestOf = (body: unknown) =>
  createHash('sha256').update(JSON.stringify(body, sorted)).digest('hex').slice(0, 16);

const lists = ['/skus', '/customers', '/orders', '/checkouts', '/events', '/files', '/file-links', '/webhooks'].map(
  (path) => `${path}?limit=100`,
);
const inside = ['/_sandbox/keys', '/_sandbox/runs', '/_sandbox/webhooks/deliveries?limit=100', '/_sandbox/info'];

/** All that an account shows by where it shows it, without what reading it leaves in its own ledger. */
async function seen({ secret, live }: Account): Promise<Record<string, unknown>> {
  const ledgers = await Promise.all(
    [secret, live].map((key) => hosted.send('GET', '/_sandbox/ledger?limit=500', { key })),
  );
  const changes = ledgers.map(({ body }) =>
    body.data
      .filter(({ method }: { method: string }) => method !== 'GET')
      .map((entry: { requestId: string }) => entry.requestId),
  );
  const shown = await Promise.all(
    [...lists, ...inside].map(async (path) => {
      const { body } = await hosted.send('GET', path, { key: secret });
      if (!path.endsWith('info')) return [path, digestOf(body)];
      const { epoch, run, account } = body;
      return [path, { epoch, run, account }];
    }),
  );
  const clock = await hosted.send('GET', '/_sandbox/clock', { key: secret });
  return { ...Object.fromEntries(shown), changes, ahead: clock.body.aheadBySeconds };
}

async function carryOut({ method, path, body }: Step, { secret }: Account): Promise<void> {
  const { status, text } = await hosted.send(method, path, { key: secret, ...(body && { body }) });
  expect(status, `${method} ${path}: ${text}`).toBeLessThan(500);
}

async function carryOutAll(steps: readonly Step[], account: Account): Promise<void> {
  for (const each of steps) await carryOut(each, account);
}

/** What does not differ between accounts that did the same. */
async function outcomeOf({ secret }: Account) {
  const read = async (path: string, field: string) => {
    const { body } = await hosted.send('GET', `${path}?limit=100`, { key: secret });
    return body.data.map((one: Record<string, string>) => one[field]);
  };
  return [await read('/skus', 'id'), await read('/customers', 'id'), await read('/events', 'type')];
}

async function newAccount(): Promise<Account> {
  made += 1;
  const account = await hosted.account(`account-${made}`);
  // Its samples are made by its first call.
  for (const key of [account.secret, account.live]) await hosted.send('GET', '/skus', { key });
  return account;
}

describe('two accounts on one server', () => {
  it('share nothing, whatever both do at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.array(step, { minLength: 1, maxLength: 6 }),
        async (ones, others) => {
          const [one, other] = [await newAccount(), await newAccount()];
          const before = await seen(other);
          await carryOutAll(ones, one);
          expect(await seen(other)).toEqual(before);
          const after = await seen(one);
          await carryOutAll(others, other);
          expect(await seen(one)).toEqual(after);
          await Promise.all([carryOutAll(ones, one), carryOutAll(others, other)]);
          // It comes to what an account has that did the same alone.
          const twin = await newAccount();
          await carryOutAll([...ones, ...ones], twin);
          expect(await outcomeOf(one)).toEqual(await outcomeOf(twin));
        },
      ),
      { numRuns: 5 },
    );
  });

  it('find nothing of each other by an id, and each is told of its own events alone', async () => {
    const [one, other] = [await newAccount(), await newAccount()];
    for (const [index, { secret }] of [one, other].entries())
      await hosted.send('POST', '/webhooks', {
        key: secret,
        body: { address: receiver.url(`/${index}`), types: ['sku.*'] },
      });
    const run = await hosted.send('POST', '/_sandbox/runs', { key: one.secret, body: { name: 'mine' } });
    const key = await hosted.send('POST', '/_sandbox/keys', { key: one.secret, body: {} });
    await hosted.send('PUT', '/skus/only-mine', { key: one.secret, body: sku });
    const link = await hosted.send('POST', '/file-links', {
      key: one.secret,
      body: linked,
    });
    await until(
      () => receiver.got.length,
      (count) => count > 0,
    );
    const events = await hosted.send('GET', '/events', { key: one.secret });
    const webhooks = await hosted.send('GET', '/webhooks', { key: one.secret });
    const paths = [
      '/skus/only-mine',
      `/events/${events.body.data[0].id}`,
      `/file-links/${link.body.id}`,
      `/webhooks/${webhooks.body[0].id}`,
      `/_sandbox/webhooks/${webhooks.body[0].id}/tokens`,
    ];
    for (const path of paths) {
      expect((await hosted.send('GET', path, { key: one.secret })).status, path).toBe(200);
      expect((await hosted.send('GET', path, { key: other.secret })).status, path).toBe(404);
      expect((await hosted.send('GET', path, { key: one.live })).status, path).toBe(404);
    }
    expect((await hosted.send('POST', `/_sandbox/keys/${key.body.id}/revoke`, { key: other.secret })).status).toBe(404);
    expect((await hosted.send('POST', '/_sandbox/runs/stop', { key: other.secret })).status).toBe(409);
    expect(run.status).toBe(201);
    expect(receiver.got.map(({ path }) => path)).toEqual(['/0']);
  });

  it('open no file of each other: what an address without a key leads to is sealed', async () => {
    const [one, other] = [await newAccount(), await newAccount()];
    const { body } = await hosted.send('POST', '/file-links', {
      key: one.secret,
      body: linked,
    });
    const { pathname, search, origin } = new URL(body.url);
    expect(origin).toBe('https://sandbox.example');
    expect((await hosted.send('GET', pathname + search)).status).toBe(200);
    const forged = [
      pathname,
      `${pathname}?of=${one.id}`,
      `${pathname}?of=:keys`,
      pathname + search.replace(one.id, other.id),
      `${pathname}${search.slice(0, -1)}`,
      `${pathname}x${search}`,
    ];
    for (const path of forged) expect((await hosted.send('GET', path)).status, path).toBe(404);
  });
});
