/** What whoever runs a sandbox for many can do, and nobody else. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretKey } from '../../src/sandbox/keys';
import { startSandboxServer } from '../../src/sandbox/runtimes/node';
import { answers, hangs, Receiver } from '../deliveries/receiver';
import { until } from '../deliveries/world';
import { Hosted, newDataFolder, operatorToken } from './world';

const secondToken = 'another-operator-token-0123456789abcdef';
/** A file that every account begins with. */
const sampleFile = '00000000-0000-4000-8000-000000000024';
let hosted: Hosted;

beforeAll(async () => {
  hosted = await Hosted.start({
    operatorTokens: [operatorToken, secondToken],
    backupFolder: newDataFolder(),
    webhooksAnywhere: true,
  });
});
afterAll(() => hosted.close());

const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };

describe('a sandbox that many teams share', () => {
  it('has no key that everybody knows', async () => {
    expect((await hosted.send('GET', '/skus', { key: secretKey })).status).toBe(401);
    expect((await hosted.send('GET', '/_sandbox/info', { key: secretKey })).status).toBe(401);
  });

  it.each([
    ['none', {}],
    ['a wrong one', { key: `${operatorToken}0` }],
    ['one as a password', { headers: { authorization: `Basic ${btoa(`${operatorToken}:`)}` } }],
    ['one in the header for keys', { headers: { 'x-api-key': operatorToken } }],
  ])('answers no operator with %s', async (_what, sent) => {
    const { status, body } = await hosted.send('GET', '/_operator/accounts', sent);
    expect(status).toBe(401);
    expect(body.errors[0].message).toContain('operator token');
  });

  it('takes both tokens while one takes the place of the other, and no page from elsewhere', async () => {
    expect((await hosted.operate('GET', '/teams', undefined, secondToken)).status).toBe(200);
    const fromPage = { key: operatorToken, headers: { origin: 'http://localhost:3000' } };
    expect((await hosted.send('GET', '/_operator/teams', fromPage)).status).toBe(403);
  });

  it('opens, lists, changes, suspends and deletes accounts', async () => {
    const shop = await hosted.account('shop');
    await hosted.account('other-shop');
    expect((await hosted.operate('POST', '/accounts', { id: 'shop', team: 'team' })).status).toBe(409);
    expect((await hosted.operate('POST', '/accounts', { id: 'x', team: 'nobody' })).status).toBe(404);
    const first = await hosted.operate('GET', '/accounts?team=team&limit=1');
    expect(first.body).toMatchObject({ hasMore: true, data: [{ id: 'shop' }] });
    const second = await hosted.operate('GET', '/accounts?team=team&limit=1&after=shop');
    expect(second.body).toMatchObject({ hasMore: false, data: [{ id: 'other-shop' }] });
    const changed = await hosted.operate('PATCH', '/accounts/shop', { name: 'The shop', quotas: { webhooks: 3 } });
    expect(changed.body).toMatchObject({ name: 'The shop', quotas: { webhooks: 3, requestsPerSecond: 25 } });

    expect((await hosted.send('PUT', '/skus/mine', { key: shop.secret, body: sku })).status).toBe(201);
    await hosted.operate('POST', '/accounts/shop/suspend');
    for (const path of ['/skus', '/_sandbox/ledger']) {
      const refused = await hosted.send('GET', path, { key: shop.secret });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('suspended');
    }
    await hosted.operate('POST', '/accounts/shop/resume');
    expect((await hosted.send('GET', '/skus/mine', { key: shop.secret })).status).toBe(200);

    expect((await hosted.operate('DELETE', '/teams/team')).status).toBe(409);
    expect((await hosted.operate('DELETE', '/accounts/shop')).status).toBe(204);
    expect((await hosted.send('GET', '/skus/mine', { key: shop.secret })).status).toBe(401);
    expect((await hosted.operate('GET', '/accounts/shop')).status).toBe(404);
    expect((await hosted.operate('POST', '/accounts', { id: 'shop', team: 'team' })).status).toBe(409);
  });

  it('shows and sends nothing of an account that is suspended, and sends what waited when it is resumed', async () => {
    const receiver = await new Receiver().listen();
    receiver.behaviour = hangs;
    const { secret } = await hosted.account('held-back');
    const post = (path: string, body: object) => hosted.send('POST', path, { key: secret, body });
    await post('/webhooks', { address: receiver.url(), types: ['sku.*'] });
    const link = await post('/file-links', { fileId: sampleFile, expiresTime: '2099-01-01T00:00:00Z' });
    const { pathname, search } = new URL(link.body.url);
    for (const id of ['first', 'second']) await hosted.send('PUT', `/skus/${id}`, { key: secret, body: sku });
    await until(
      () => receiver.got.length,
      (count) => count === 1,
    );
    await hosted.operate('POST', '/accounts/held-back/suspend');
    expect((await hosted.send('GET', pathname + search)).status).toBe(404);
    // The first is given up after three seconds; then it would be the turn of the second.
    await new Promise((resolve) => setTimeout(resolve, 3500));
    expect(receiver.got).toHaveLength(1);
    receiver.behaviour = answers(200);
    await hosted.operate('POST', '/accounts/held-back/resume');
    await until(
      () => receiver.got.map(({ event }) => (event.data.object as { id: string }).id),
      (ids) => ids.includes('second'),
    );
    expect((await hosted.send('GET', pathname + search)).status).toBe(200);
    await receiver.close();
  });

  it('gives keys, ends them with an overlap or at once, and shows a secret one once', async () => {
    const shop = await hosted.account('key-shop');
    const made = await hosted.operate('POST', '/accounts/key-shop/keys', { type: 'secret', name: 'CI' });
    expect((await hosted.send('GET', '/skus', { key: made.body.key })).status).toBe(200);
    const rotated = await hosted.operate('POST', `/accounts/key-shop/keys/${made.body.id}/rotate`, {
      expiresTime: new Date(Date.now() + 3_600_000).toISOString(),
    });
    for (const key of [made.body.key, rotated.body.key])
      expect((await hosted.send('GET', '/skus', { key })).status).toBe(200);
    // Whoever found a key that was ended gets no more time by a further rotation.
    const ended = await hosted.operate('POST', '/accounts/key-shop/keys', { expiresTime: '2020-01-01T00:00:00Z' });
    const later = { expiresTime: '2099-01-01T00:00:00Z' };
    expect((await hosted.operate('POST', `/accounts/key-shop/keys/${ended.body.id}/rotate`, later)).status).toBe(201);
    expect((await hosted.send('GET', '/skus', { key: ended.body.key })).status).toBe(401);
    await hosted.operate('POST', `/accounts/key-shop/keys/${rotated.body.id}/revoke`);
    expect((await hosted.send('GET', '/skus', { key: rotated.body.key })).status).toBe(401);
    const listed = await hosted.operate('GET', '/accounts/key-shop/keys');
    expect(listed.body.data).toHaveLength(8);
    for (const key of [shop.secret, shop.live, made.body.key]) expect(listed.text).not.toContain(key);
    // The account of another opens no key of this one.
    await hosted.account('stranger');
    const elsewhere = await hosted.operate('POST', `/accounts/stranger/keys/${made.body.id}/revoke`);
    expect(elsewhere.status).toBe(404);
  });

  it.each([
    ['POST', '/teams', { id: 'Not An Id' }, 'id'],
    ['POST', '/teams', { nam: 'x' }, 'nam'],
    ['POST', '/accounts', { id: 'x' }, 'team'],
    ['POST', '/accounts', { team: 'team', quotas: { objects: -1 } }, 'quotas.objects'],
    ['POST', '/accounts', { team: 'team', quotas: { cars: 1 } }, 'quotas.cars'],
    ['GET', '/accounts?limit=0', undefined, 'limit'],
    ['GET', '/accounts?lim=1', undefined, 'lim'],
    ['GET', '/accounts?after=gone', undefined, 'after'],
    ['GET', '/audit?after=gone', undefined, 'after'],
  ] as const)('says what is wrong with %s %s %j', async (method, path, body, parameter) => {
    const { status, body: answered } = await hosted.operate(method, path, body);
    expect(status).toBe(400);
    expect(answered.errors[0].parameter).toBe(parameter);
  });

  it('keeps of who changed what no key and no body', async () => {
    const shop = await hosted.account('audited');
    await hosted.send('POST', '/_sandbox/keys', { key: shop.secret, body: { name: 'a secret name' } });
    const own = await hosted.operate('GET', '/accounts/audited/audit');
    expect(own.body.data).toMatchObject([
      { who: 'account audited', method: 'POST', path: '/_sandbox/keys', status: 201 },
    ]);
    const { body, text } = await hosted.operate('GET', '/audit?limit=1');
    expect(body.data).toMatchObject([{ method: 'POST', path: '/_operator/accounts', status: 201 }]);
    expect(body.data[0].who).toMatch(/^operator [0-9a-f]{8}$/);
    expect(body.data[0].from).toMatch(/^(127\.0\.0\.1|::1)$/);
    for (const secret of [shop.secret, operatorToken, 'a secret name']) expect(own.text + text).not.toContain(secret);
    const next = await hosted.operate('GET', `/audit?limit=1&after=${body.data[0].id}`);
    expect(next.body.data[0].id).not.toBe(body.data[0].id);
    expect((await hosted.operate('GET', '/audit?after=gone')).status).toBe(400);
  });

  it('tells what an account takes up, and leaves nothing of one that is deleted', async () => {
    const shop = await hosted.account('measured');
    await hosted.send('PUT', '/skus/a-very-own-sku', { key: shop.live, body: sku });
    const before = await hosted.operate('POST', '/backups');
    expect(readFileSync(before.body.file).includes('a-very-own-sku')).toBe(true);
    const { body } = await hosted.operate('GET', '/accounts/measured/usage');
    expect(body).toMatchObject({ account: 'measured', ledgerEntries: 1, webhooks: 0 });
    expect(body.objects).toBeGreaterThan(1);
    await hosted.operate('DELETE', '/accounts/measured');
    const copy = await hosted.operate('POST', '/backups');
    expect(copy.status).toBe(201);
    expect(readFileSync(copy.body.file).includes('a-very-own-sku')).toBe(false);
  });

  it('keeps working on data of the time before it was shared', async () => {
    const dataPath = newDataFolder();
    const before = await startSandboxServer({ port: 0, dataPath, rateLimit: 0 });
    const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
    await fetch(`${before.url}/skus/old`, { method: 'PUT', headers, body: JSON.stringify(sku) });
    await before.close();
    const later = await Hosted.start({}, { dataPath });
    const { secret } = await later.account('local');
    expect((await later.send('GET', '/skus/old', { key: secret })).status).toBe(200);
    await later.close();
  });
});
