/** What a fault does to a call, as control calls and the header `Sandbox-Fault` ask for it. */
import type { FaultEffect, FaultKind } from '../../../ledger/faults';
import { errorsOf, errorsOfAll, type PossibleError } from '../../engine/faults/documented';
import { type Fields, onlyKnown, Unfit, wholeNumberOf } from '../fields';

/** Milliseconds: longer than any client waits. */
const longestMs = 120_000;
/** Seconds. */
const longestRetryAfter = 3600;

/** The fields that each kind takes. */
const fieldsOf: Readonly<Record<FaultKind, readonly string[]>> = {
  error: ['status', 'code', 'retryAfter', 'ms'],
  latency: ['ms'],
  timeout: ['when', 'ms'],
  cut: ['when', 'ms'],
};

function kindIn({ kind }: Fields): FaultKind {
  if (typeof kind === 'string' && Object.hasOwn(fieldsOf, kind)) return kind as FaultKind;
  throw new Unfit('kind', `kind is one of ${Object.keys(fieldsOf).join(', ')}.`);
}

function whenIn({ when = 'after' }: Fields): 'before' | 'after' {
  if (when === 'before' || when === 'after') return when;
  throw new Unfit('when', 'when is before or after: the call is not carried out, or it is and nobody hears of it.');
}

const told = ({ status, code }: PossibleError) => (code === undefined ? `${status}` : `${status} ${code}`);

function refuseUndocumented(wanted: string, operations: readonly string[] | undefined, parameter: string): never {
  const of = operations?.join(' and ') ?? 'every operation';
  const there = errorsOfAll(operations).map(told).join(', ');
  const lone = operations?.find((id) => errorsOf(id).some((one) => told(one) === wanted));
  const hint = lone && operations && operations.length > 1 ? ` ${lone} alone can answer it.` : '';
  throw new Unfit(parameter, `${wanted} is no documented error of ${of}.${hint} There are ${there}.`);
}

/** The documented error that is meant; where no code was given, the first with the status. */
function errorIn({ status, code }: Fields, operations: readonly string[] | undefined): PossibleError {
  if (!Number.isInteger(status)) throw new Unfit('status', 'status is the HTTP status of the error, such as 503.');
  if (code !== undefined && code !== null && typeof code !== 'string')
    throw new Unfit('code', 'code is a text, or null for an answer without a code.');
  const there = errorsOfAll(operations).filter((one) => one.status === status);
  const meant = code === undefined ? there[0] : there.find((one) => (one.code ?? null) === code);
  return (
    meant ??
    refuseUndocumented(
      told({ status: Number(status), ...(code && { code }) } as PossibleError),
      operations,
      there.length > 0 ? 'code' : 'status',
    )
  );
}

/**
 * @param operations that it is for; all where absent
 * @param beside further fields that the call takes
 * @throws Unfit for whatever is not understood
 */
export function effectIn(
  fields: Fields,
  operations: readonly string[] | undefined,
  beside: readonly string[] = [],
): FaultEffect {
  const kind = kindIn(fields);
  onlyKnown(fields, ['kind', ...fieldsOf[kind], ...beside]);
  const ms = wholeNumberOf(fields, 'ms', [0, longestMs]);
  const late = ms === undefined ? {} : { ms };
  if (kind === 'latency') {
    if (ms === undefined) throw new Unfit('ms', `ms says how long the answer waits: milliseconds up to ${longestMs}.`);
    return { kind, ms };
  }
  if (kind !== 'error') return { kind, when: whenIn(fields), ...late };
  const meant = errorIn(fields, operations);
  const usualWait = meant.status === 429 ? 1 : undefined;
  const retryAfter = wholeNumberOf(fields, 'retryAfter', [0, longestRetryAfter]) ?? usualWait;
  return { kind, ...meant, ...(retryAfter !== undefined && { retryAfter }), ...late };
}
