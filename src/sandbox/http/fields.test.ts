import { expect, it } from 'vitest';
import { localKeys, secretKey } from '../keys';
import { openMemoryStore } from '../storage/memory';
import { createSandbox } from './app';

const { fetch } = createSandbox({
  store: openMemoryStore(),
  accounts: localKeys,
  rateLimit: 0,
  baseUrl: 'http://here',
});

async function refused(path: string, body: string) {
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const answer = await fetch(new Request(`http://here/_sandbox/${path}`, { method: 'POST', headers, body }));
  const { errors } = (await answer.json()) as { errors: { code: string; parameter?: string }[] };
  return { status: answer.status, code: errors[0]?.code, parameter: errors[0]?.parameter };
}

it.each(['clock', 'clock/step', 'clock/freeze', 'reset', 'faults', 'chaos', 'snapshots', 'runs', 'keys'])(
  'refuses to %s a body that is no object and a field that nobody knows in one way',
  async (path) => {
    for (const body of ['[1]', '"text"', '{"a'])
      expect(await refused(path, body)).toMatchObject({ status: 400, code: 'invalid_format' });
    // Kinds of faults differ in what they take, so the kind is looked at before.
    const stranger = await refused(path, '{"kind":"latency","ms":1,"stranger":1}');
    expect(stranger).toMatchObject({ status: 400, code: 'unknown_parameter' });
  },
);
