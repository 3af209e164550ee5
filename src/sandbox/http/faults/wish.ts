/** What `POST /_sandbox/faults` and `POST /_sandbox/chaos` take. */
import { operations as contract } from '../../../generated/contract/operations';
import { isObject } from '../../../json';
import type { ChaosRates, ChaosWish, FaultWish } from '../../../ledger/faults';
import { redactText } from '../../../ledger/redact';
import { chaosKinds } from '../../engine/faults/chaos';
import { type Fields, nameOf, onlyKnown, Unfit, wholeNumberOf } from '../fields';
import { effectIn } from './effect';

const mostCalls = 10_000;

function operationsIn({ operations }: Fields): readonly string[] | undefined {
  if (operations === undefined || operations === null || operations === 'all') return undefined;
  const named = typeof operations === 'string' ? [operations] : operations;
  if (!Array.isArray(named) || named.length === 0)
    throw new Unfit('operations', 'operations is an operation, a list of them, or "all", which is the usual.');
  const unknown = named.find((id) => typeof id !== 'string' || !Object.hasOwn(contract, id));
  if (unknown !== undefined)
    throw new Unfit(
      'operations',
      `${String(unknown).slice(0, 60)} is no operation. The id of an operation looks like createOrders; GET /_sandbox/info lists all.`,
    );
  return [...new Set(named as string[])];
}

function timesIn(fields: Fields): number | null {
  if (fields.times === null) return null;
  return wholeNumberOf(fields, 'times', [1, mostCalls]) ?? 1;
}

/** @throws Unfit for whatever is not understood */
export function faultWishIn(fields: Fields): FaultWish {
  const operations = operationsIn(fields);
  const effect = effectIn(fields, operations, ['operations', 'skip', 'times', 'name']);
  const { name } = nameOf(fields);
  return {
    ...effect,
    ...(operations && { operations }),
    skip: wholeNumberOf(fields, 'skip', [0, mostCalls]) ?? 0,
    times: timesIn(fields),
    ...(name !== undefined && { name: redactText(name) }),
  };
}

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

function ratesIn({ rates }: Fields): ChaosRates {
  if (!isObject(rates) || Object.keys(rates).length === 0)
    throw new Unfit(
      'rates',
      `rates has shares of all calls, such as {"unavailable": 0.1}. It takes ${chaosKinds.join(', ')}.`,
    );
  onlyKnown(rates, chaosKinds);
  const unfit = Object.keys(rates).find((kind) => !isShare(rates[kind]));
  if (unfit !== undefined) throw new Unfit(`rates.${unfit}`, `rates.${unfit} is a share from 0 to 1.`);
  const sum = Object.values(rates as Record<string, number>).reduce((all, one) => all + one, 0);
  if (sum > 1 + 1e-9) throw new Unfit('rates', `The rates add up to ${sum}. Together they are 1 at most.`);
  return rates as ChaosRates;
}

const usualChaosMs = 500;
const longestChaosMs = 30_000;

/** @throws Unfit for whatever is not understood */
export function chaosWishIn(fields: Fields): ChaosWish {
  onlyKnown(fields, ['seed', 'rates', 'operations', 'ms']);
  const operations = operationsIn(fields);
  const seed = wholeNumberOf(fields, 'seed', [0, Number.MAX_SAFE_INTEGER]);
  if (seed === undefined)
    throw new Unfit('seed', 'seed is a whole number from 0. The same seed brings the same faults.');
  return {
    seed,
    rates: ratesIn(fields),
    ...(operations && { operations }),
    ms: wholeNumberOf(fields, 'ms', [0, longestChaosMs]) ?? usualChaosMs,
  };
}
