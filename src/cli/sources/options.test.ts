import { expect, it } from 'vitest';
import { sourceOf } from './options';

it('says how a ledger in a database is read, and nothing of its address', () => {
  const asked = () => sourceOf({ data: 'postgres://sandbox:hush@db.example/sandbox' });
  expect(asked).toThrow(/^(?!.*hush).*through a sandbox that runs on it.*--url/);
  expect(sourceOf({ data: './sandbox.db' })).toMatchObject({ from: 'data', path: './sandbox.db' });
});
