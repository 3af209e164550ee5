import { expect, it } from 'vitest';
import { isCall } from '../../../ledger/origins';
import type { LedgerEntry } from '../../../ledger/types';
import { judgeOne } from '../../testing/mutants';
import { recordLedger } from '../../testing/record';
import { complianceProductData } from './checkouts.compliance-product-data';

/** The sandbox takes no such SKU; an account may have kept one from before the API asked for its data. */
const withoutEccn = (entry: LedgerEntry): LedgerEntry => {
  if (!isCall(entry) || entry.operationId !== 'createSkus') return entry;
  const { eccn: _, ...responseBody } = entry.responseBody as Record<string, unknown>;
  return { ...entry, responseBody };
};

it('fails for a SKU that was last shown without export data and without a group', async () => {
  const { entries, runs } = await recordLedger((connector) => connector.checkout());
  expect(judgeOne(complianceProductData, { entries, runs }).traffic).toBe('pass');
  const verdict = judgeOne(complianceProductData, { entries: entries.map(withoutEccn), runs });
  expect(verdict).toMatchObject({ traffic: 'fail', counterexample: { pointer: '/responseBody/eccn' } });
});

it('counts a SKU that was never shown, where the API took the checkout', async () => {
  const { entries, runs } = await recordLedger((connector) => connector.checkout());
  const later = entries.filter((entry) => !isCall(entry) || entry.operationId !== 'createSkus');
  expect(judgeOne(complianceProductData, { entries: later, runs }).traffic).toBe('pass');
});
