import { expect, it } from 'vitest';
import { playgroundRoute } from './entries';

it('an operation of the reference can be tried in the playground, and nothing else', () => {
  const route = '/base/docs/reference/api/refunds#createRefunds';
  expect(playgroundRoute({ kind: 'operation', route })).toBe('/base/docs/playground#/createRefunds');
  expect(playgroundRoute({ kind: 'field', route })).toBeNull();
  expect(playgroundRoute({ kind: 'operation', route: '/docs/reference/rate-limits' })).toBeNull();
});
