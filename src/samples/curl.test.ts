import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { toCurl } from './curl';
import { shellQuote } from './shell';

const base = 'http://localhost:4010';

/** The words a shell makes of a command, with `curl` replaced by a program that prints them. */
function wordsOf(command: string): string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('toCurl', () => {
  it('sends method, key, type and body', () => {
    const body = { currency: 'USD' };
    expect(wordsOf(toCurl({ method: 'POST', path: '/checkouts', body }, base))).toEqual([
      '-X',
      'POST',
      `${base}/checkouts`,
      '-H',
      `Authorization: Bearer sk_test_${'0'.repeat(32)}`,
      '-H',
      'Content-Type: application/json',
      '--data-raw',
      JSON.stringify(body, null, 2),
    ]);
  });

  it.each([
    "it's",
    '$(rm -rf /) `id` $HOME',
    'a "quoted" \\ back\\slash',
    "''",
    'line\nbreak',
    '!history & | ; > é 語',
  ])('keeps %j as it is', (name) => {
    const words = wordsOf(toCurl({ method: 'POST', path: '/skus', body: { name } }, base));
    expect(JSON.parse(words.at(-1) ?? '')).toEqual({ name });
  });

  it('keeps a query whole and needs no method for GET', () => {
    expect(wordsOf(toCurl({ method: 'GET', path: '/events?type=order.*&limit=10', key: 'none' }, base))).toEqual([
      `${base}/events?type=order.*&limit=10`,
    ]);
  });

  it('sends the public key on request, and headers of its own', () => {
    const words = wordsOf(
      toCurl({ method: 'POST', path: '/sources', key: 'public', headers: { 'upstream-id': 'a b' } }, base),
    );
    expect(words).toContain(`Authorization: Bearer pk_test_${'0'.repeat(32)}`);
    expect(words).toContain('upstream-id: a b');
  });
});

describe('shellQuote', () => {
  it('quotes an empty text', () => {
    expect(shellQuote('')).toBe("''");
  });
});
