import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quotaNames } from '../sandbox/http/quotas';
import { readOptions, type SandboxOptions } from './options.mjs';

const token = '0123456789abcdef0123456789abcdef';
const other = 'fedcba9876543210fedcba9876543210';
const needed = { SANDBOX_HOSTED: '1', SANDBOX_PUBLIC_URL: 'https://sandbox.example', SANDBOX_OPERATOR_TOKENS: token };

const read = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  (readOptions('sandbox', args, { env, folder: '/project' }) as SandboxOptions).hosted;

describe('the options of a server that many teams share', () => {
  it('are those of nobody else', () => {
    expect(read([], { ...needed, SANDBOX_HOSTED: '' })).toBeUndefined();
    expect(() => readOptions('start', ['--hosted'], { env: needed })).toThrow('--hosted');
  });

  it('come from the environment, as containers give them', () => {
    const env = {
      ...needed,
      SANDBOX_TRUST_PROXY: '10.0.0.0/8, fd00::/8',
      SANDBOX_QUOTAS: 'objects=500,bytes=1000000',
      SANDBOX_LOG_LEVEL: 'warn',
      SANDBOX_METRICS_PORT: '9464',
      SANDBOX_STOP_WITHIN: '5',
    };
    expect(read([], env)).toEqual({
      operatorTokens: [token],
      trustedProxies: ['10.0.0.0/8', 'fd00::/8'],
      quotas: { objects: 500, bytes: 1_000_000 },
      webhooksAnywhere: false,
      backupFolder: '/project/.sandbox/backups',
      logLevel: 'warn',
      metricsPort: 9464,
      stopWithinMs: 5000,
    });
  });

  it('take two tokens from a file, so that one can take the place of the other', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'options-')), 'tokens');
    writeFileSync(file, `${token}\n${other}\n`);
    expect(read(['--hosted', '--operator-tokens', file], needed)?.operatorTokens).toEqual([token, other]);
  });

  it.each([
    [{ SANDBOX_PUBLIC_URL: '' }, 'needs --public-url'],
    [{ SANDBOX_OPERATOR_TOKENS: '' }, 'needs a token'],
    [{ SANDBOX_OPERATOR_TOKENS: 'short' }, 'at least 32 characters'],
    [{ SANDBOX_OPERATOR_TOKENS: `${token},${other},${token}` }, 'there are 3'],
    [{ SANDBOX_OPERATOR_TOKENS_FILE: '/no/such/file' }, 'cannot be read'],
    [{ SANDBOX_TRUST_PROXY: 'proxy.example' }, 'SANDBOX_TRUST_PROXY takes an address'],
    [{ SANDBOX_TRUST_PROXY: '10.0.0.0/64' }, 'SANDBOX_TRUST_PROXY takes an address'],
    [{ SANDBOX_QUOTAS: 'cars=3' }, 'SANDBOX_QUOTAS takes a name'],
    [{ SANDBOX_QUOTAS: 'objects=many' }, 'SANDBOX_QUOTAS takes a name'],
    [{ SANDBOX_LOG_LEVEL: 'loud' }, 'SANDBOX_LOG_LEVEL takes one of'],
    [{ SANDBOX_METRICS_PORT: '99999' }, 'SANDBOX_METRICS_PORT takes a whole number'],
  ])('are refused with what to do: %j', (wrong, message) => {
    expect(() => read([], { ...needed, ...wrong })).toThrow(message);
  });

  it('know every quota that an account can have', () => {
    const given = quotaNames.map((name) => `${name}=7`).join(',');
    expect(Object.keys(read([], { ...needed, SANDBOX_QUOTAS: given })?.quotas ?? {})).toEqual(quotaNames);
  });

  it('never tell a token', () => {
    for (const text of ['short-secret', `${token},short-secret`])
      expect(() => read([], { ...needed, SANDBOX_OPERATOR_TOKENS: text })).not.toThrow(/short-secret/);
  });
});
