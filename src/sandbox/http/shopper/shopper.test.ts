import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { defaultAccountId, publicKey, secretKey } from '../../keys';
import { openMemoryStore } from '../../storage/memory';
import { createSandbox } from '../app';
import { style, styleHash } from './frame';

const baseUrl = 'http://localhost:4010';

function openSandbox() {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  return createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
}

type Sandbox = ReturnType<typeof openSandbox>;

async function makeSource(sandbox: Sandbox): Promise<{ id: string; redirectUrl: string }> {
  const address = { line1: '1', city: 'X', state: 'MN', postalCode: '55401', country: 'US' };
  const payPal = { returnUrl: 'https://shop.example/return', cancelUrl: 'https://other.example/cart' };
  const response = await sandbox.fetch(
    new Request(`${baseUrl}/sources`, {
      method: 'POST',
      headers: { authorization: `Bearer ${publicKey}` },
      body: JSON.stringify({ type: 'payPal', owner: { firstName: 'Ada', lastName: 'S', address }, payPal }),
    }),
  );
  const { id, redirect } = (await response.json()) as { id: string; redirect: { redirectUrl: string } };
  return { id, redirectUrl: redirect.redirectUrl };
}

async function stateOf(sandbox: Sandbox, id: string): Promise<string> {
  const headers = { authorization: `Bearer ${secretKey}` };
  const response = await sandbox.fetch(new Request(`${baseUrl}/sources/${id}`, { headers }));
  return ((await response.json()) as { state: string }).state;
}

const approve = (address: string, headers: Record<string, string>) =>
  new Request(address, { method: 'POST', headers, body: new URLSearchParams({ action: 'approve' }) });

describe('the page of a shopper', () => {
  it('stands where the source says, and reading it changes nothing', async () => {
    const sandbox = openSandbox();
    const { id, redirectUrl } = await makeSource(sandbox);
    expect(redirectUrl).toBe(`${baseUrl}/payments/redirects/${id}?apiKey=${publicKey}`);
    for (const address of [redirectUrl, `${redirectUrl}&action=approve`])
      expect((await sandbox.fetch(new Request(address))).status).toBe(200);
    expect(await stateOf(sandbox, id)).toBe('pending_redirect');
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:4011' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: baseUrl },
    { 'sec-fetch-site': 'none' },
  ])('takes no form from elsewhere: %o', async (headers) => {
    const sandbox = openSandbox();
    const { id, redirectUrl } = await makeSource(sandbox);
    expect((await sandbox.fetch(approve(redirectUrl, headers as Record<string, string>))).status).toBe(403);
    expect(await stateOf(sandbox, id)).toBe('pending_redirect');
  });

  it.each([{}, { origin: baseUrl }, { origin: baseUrl, 'sec-fetch-site': 'same-origin' }])(
    'takes its own form: %o',
    async (headers) => {
      const sandbox = openSandbox();
      const { id, redirectUrl } = await makeSource(sandbox);
      const answer = await sandbox.fetch(approve(redirectUrl, headers as Record<string, string>));
      expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://shop.example/return']);
      expect(await stateOf(sandbox, id)).toBe('chargeable');
    },
  );

  it('loads nothing but its style, sends its form only to itself and the shop, and stands in no frame', async () => {
    const sandbox = openSandbox();
    const { redirectUrl } = await makeSource(sandbox);
    const { headers } = await sandbox.fetch(new Request(redirectUrl));
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src '${styleHash}'; form-action 'self' https://shop.example https://other.example; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('names its style by the hash of what it is', () => {
    expect(styleHash).toBe(`sha256-${createHash('sha256').update(style).digest('base64')}`);
  });
});
