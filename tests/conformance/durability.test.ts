import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import type { Order, Sku } from '../../src/generated/contract/types';
import type { Exchange } from '../../src/ledger/types';
import { limitCases } from './cases';
import type { ApiClient } from './client';
import { eventTypesOf, placeOrder, readOrder } from './payments';
import { newDataFile, Program } from './program';
import { makeSku } from './shop';

const running: Program[] = [];

/** A sandbox on a free port. */
function sandbox(...args: string[]): Program {
  const program = new Program('--port', '0', ...args);
  running.push(program);
  return program;
}

/** Without its limit, which would only slow the writers down. */
const unlimited = (dataFile: string) => sandbox('--rate-limit', '0', '--data', dataFile);

/** Several callers that write until the sandbox is killed, after so many answers; gives all that was answered. */
async function writeUntilKilled<Made>(
  program: Program,
  answers: number,
  write: (client: ApiClient) => Promise<Made>,
): Promise<Made[]> {
  const client = await program.client();
  const answered: Made[] = [];
  const writers = Array.from({ length: 4 }, async () => {
    for (;;) {
      answered.push(await write(client));
      if (answered.length === answers) void program.stop('SIGKILL');
    }
  });
  await Promise.allSettled(writers);
  return answered;
}

async function readLedger(client: ApiClient): Promise<Exchange[]> {
  const found: Exchange[] = [];
  for (let more = true; more; ) {
    const after = found.at(-1)?.sequence ?? 0;
    const page = await client.read<{ hasMore: boolean; data: Exchange[] }>(`/_sandbox/ledger?after=${after}`);
    found.push(...page.data);
    more = page.hasMore;
  }
  return found;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.stop('SIGKILL')));
});

describe('npm run sandbox', () => {
  beforeAll(ensureServer);

  it('keeps its data over a stop and a start, and stops cleanly on Ctrl-C', async () => {
    const data = newDataFile();
    const first = unlimited(data);
    const { id } = await makeSku(await first.client());
    expect(await first.stop('SIGINT')).toBe(0);
    expect(first.output).toContain('Stopping');
    const client = await unlimited(data).client();
    expect((await client.read<Sku>(`/skus/${id}`)).id).toBe(id);
    expect((await readLedger(client)).map(({ operationId }) => operationId)).toEqual(['createSkus', 'retrieveSkus']);
  });

  it('stops on Ctrl-C while callers are still calling', async () => {
    const program = unlimited(newDataFile());
    const client = await program.client();
    await makeSku(client);
    const callers = Array.from({ length: 4 }, async () => {
      for (;;) await makeSku(client);
    });
    setTimeout(() => program.stop('SIGINT'), 200);
    await Promise.allSettled(callers);
    expect(await program.exited()).toBe(0);
    expect(program.output).not.toMatch(/\n\s+at /);
  });

  it('keeps an answered order whole when it is killed: order, events and ledger', async () => {
    const data = newDataFile();
    const answered = await writeUntilKilled(unlimited(data), 8, (client) => placeOrder(client));
    expect(answered.length).toBeGreaterThanOrEqual(8);
    const again = await unlimited(data).client();
    for (const order of answered) {
      expect(await readOrder(again, order)).toEqual(order);
      expect(await eventTypesOf(again, order)).toContain('order.accepted');
      await again.refused('POST', '/orders', { checkoutId: order.checkoutId }, { status: 404, code: 'not_found' });
    }
    const ledger = await readLedger(again);
    expect(ledger.map(({ sequence }) => sequence)).toEqual(ledger.map((_, index) => index + 1));
    const made = ledger.filter(({ operationId, status }) => operationId === 'createOrders' && status === 201);
    const ids = made.map(({ responseBody }) => (responseBody as Order).id);
    expect(ids).toEqual(expect.arrayContaining(answered.map(({ id }) => id)));
  });

  it('answers 25 requests a second unless told otherwise', async () => {
    const { api } = await sandbox('--data', newDataFile()).client();
    for (const { run } of limitCases) await run(api);
  });

  it('says so when the port is taken, and when an option is wrong', async () => {
    const { port } = new URL((await sandbox('--data', newDataFile()).client()).api.baseUrl);
    const second = new Program('--port', port, '--data', newDataFile());
    expect(await second.exited()).toBe(1);
    expect(second.output).toMatch(new RegExp(`Port ${port} is taken.*--port`));
    const third = new Program('--port', 'here');
    expect(await third.exited()).toBe(1);
    expect(third.output).toContain('--port takes a whole number');
    for (const { output } of [second, third]) expect(output).not.toMatch(/\n\s+at /);
  });
});
