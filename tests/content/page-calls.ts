/** Makes the calls that stand on a page, in a sandbox of their own. */
import { expect } from 'vitest';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';

const baseUrl = 'http://localhost:4010';

/** The calls of a page's JSON blocks: method, path and body. */
export function callsOf(page: string): [method: string, path: string, body: string][] {
  return [...page.matchAll(/```json title="([A-Z]+) ([^"]+)"\n([\s\S]*?)```/g)].map(
    ([, method = '', path = '', body = '']) => [method, path, body],
  );
}

/** A card that pays, owned in this country. */
export const cardIn = (country: string) => ({
  type: 'creditCard',
  owner: { firstName: 'Ada', lastName: 'Shopper', email: 'ada@example.com', address: { country } },
  creditCard: { number: '4444222233331111', expirationMonth: 7, expirationYear: 2035, cvv: '123' },
});

/** A caller that expects each call to succeed, and gives its answer. */
export function openCaller<Answer>() {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const sandbox = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
  return async (method: string, path: string, body?: string, key: string = secretKey): Promise<Answer> => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const request = new Request(`${baseUrl}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const response = await sandbox.fetch(request);
    const answer = await response.text();
    expect(response.status, `${method} ${path}: ${answer}`).toBeLessThan(300);
    return JSON.parse(answer) as Answer;
  };
}
