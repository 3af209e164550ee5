import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { readClockOptions } from '../../src/cli/clock/options';
import { startJudgedSandbox } from '../../src/cli/judged-sandbox';
import type { SandboxServer } from '../../src/sandbox/runtimes/node';
import { command } from './command';
import { shopAt } from './shop';

const folder = mkdtempSync(join(tmpdir(), 'clock '));
let server: SandboxServer;
const clock = (...args: string[]) => command(folder, 'clock', ...args, '--url', server.url);

beforeAll(async () => {
  await ensureServer();
  server = await startJudgedSandbox({ port: 0, dataPath: join(folder, 'live.db'), rateLimit: 0 });
});
afterAll(() => server.close());

it('begins anew, shows what is due, advances and steps', async () => {
  const begun = await clock('reset', '--seed', 'tests', '--at', '2030-01-31T12:00:00Z');
  expect(begun.out).toMatch(/^2030-01-31T12:00:00.000Z {2}frozen, ids are drawn from “tests”\nDue next:/);
  const { connector } = shopAt(server.url);
  const order = await connector.order({});
  const lapse = `The bank stops reserving the money: order ${order.id}`;
  expect((await clock('due', '--limit', '100')).out).toContain(`2030-02-07T12:00:01Z  ${lapse}`);
  await clock('advance', '--to', '2030-02-07T12:00:00Z');
  const step = await clock('step');
  expect(step.out).toMatch(/^2030-02-07T12:00:01.000Z {2}frozen/);
  expect(step.out).toContain(lapse);
  const { code, error } = await clock('advance', '--to', 'tomorrow');
  expect(code).toBe(3);
  expect(error).toContain('such as 2030-01-31T12:00:00Z');
  // What the sandbox says of a call is told as it is.
  const back = await clock('advance', '--to', '2029-01-01T00:00:00Z');
  expect(back.error).toMatch(/never goes back\. A reset sets it back\.$/m);
  const publicly = await clock('show', '--key', `pk_test_${'0'.repeat(32)}`);
  expect(publicly).toMatchObject({ code: 3, error: expect.stringContaining('Use the secret key') });
});

it('says what an option takes', () => {
  expect(readClockOptions(['advance', '--by', '2w'])?.body).toEqual({ advanceBy: 1_209_600 });
  const wrong: [string[], string][] = [
    [['back'], 'not "back"'],
    [['advance', '--by', 'a week'], 'not "a week"'],
    [['advance'], '--by or --to'],
    [['step', '--by', '1d'], '--by goes with clock advance'],
    [['due', '--limit', '0'], 'from 1 to 100'],
    [['show', '--url', 'here'], 'not "here"'],
    [['show', '--format', 'xml'], 'not "xml"'],
  ];
  for (const [args, message] of wrong) expect(() => readClockOptions(args), args.join(' ')).toThrow(message);
});
