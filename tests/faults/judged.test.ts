/** A fault of the sandbox is nobody else's: no rule blames the connector for an answer that the sandbox made up or lost. */
import { describe, expect, it } from 'vitest';
import type { Connector } from '../../src/certification/testing/connector';
import { judgeOne } from '../../src/certification/testing/mutants';
import { recordLedger } from '../../src/certification/testing/record';
import { rules } from '../../src/generated/rules';

/** A store that makes a product, sells it, ships it and refunds it; whatever fails is tried again later, from the start. */
async function sells(connector: Connector, operation?: string, fault?: object): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (attempt === 0 && fault) await connector.arm({ operations: operation, ...fault });
    const isDone = await connector.shipped().then(
      () => true,
      () => false,
    );
    if (isDone && attempt === 0 && !fault) return;
    await connector.wait({ hours: 2 });
  }
}

const failing = async (operation?: string, fault?: object) => {
  const recording = await recordLedger((connector) => sells(connector, operation, fault));
  // An operation that the store never calls would prove nothing.
  const struck = recording.entries.filter((entry) => entry.kind === 'exchange' && entry.fault).length;
  expect(struck, operation).toBe(fault ? 1 : 0);
  return rules.filter((rule) => judgeOne(rule, recording).traffic === 'fail').map(({ item }) => item);
};

const lost = ['createSkus', 'createCheckouts', 'createSources', 'createOrders', 'createFulfillments'];

describe('a fault', () => {
  it('makes no rule fail that would not fail without it', async () => {
    const usual = await failing();
    for (const operation of lost) {
      expect(await failing(operation, { kind: 'cut' }), `${operation} lost`).toEqual(usual);
      expect(await failing(operation, { kind: 'error', status: 503 }), `${operation} 503`).toEqual(usual);
    }
    for (const code of ['failed-request', 'order_submit_failed', 'invalid_shipping_choice', 'order_create_failed'])
      expect(
        await failing('createOrders', { kind: 'error', status: code === 'failed-request' ? 409 : 400, code }),
        code,
      ).toEqual(usual);
  });
});
