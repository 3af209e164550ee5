import { expect, it } from 'vitest';
import { sandboxOf } from '../command-options';
import { sourceOf } from './options';

it('says how a ledger in a database is read, and nothing of its address', () => {
  const asked = () => sourceOf({ data: 'postgres://sandbox:hush@db.example/sandbox' });
  expect(asked).toThrow(/^(?!.*hush).*through a sandbox that runs on it.*--url/);
  expect(sourceOf({ data: './sandbox.db' })).toMatchObject({ from: 'data', path: './sandbox.db' });
});

it('takes a key from the environment where the command line names none', () => {
  const env = { CONNECTOR_STANDARDS_KEY: 'sk_test_kept' };
  expect(sandboxOf({}, env)).toEqual({ url: 'http://localhost:4010', key: 'sk_test_kept' });
  expect(sandboxOf({ key: 'sk_test_typed' }, env).key).toBe('sk_test_typed');
});
