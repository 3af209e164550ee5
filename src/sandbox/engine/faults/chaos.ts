/** Seeded chaos: what becomes of a call follows from the seed, the operation, and how many of its calls came before. */
import type { Chaos, ChaosRates, FaultEffect } from '../../../ledger/faults';
import { errorsOf } from './documented';
import { draw, pick } from './draw';

export const chaosKinds = [
  'error',
  'rateLimit',
  'unavailable',
  'latency',
  'timeout',
  'cut',
] as const satisfies readonly (keyof ChaosRates)[];

type ChaosKind = (typeof chaosKinds)[number];

/** Where a draw falls among the shares, which begin at 0 in the order of `chaosKinds`. */
function kindAt(rates: ChaosRates, drawn: number): ChaosKind | undefined {
  let end = 0;
  return chaosKinds.find((kind) => {
    end += rates[kind] ?? 0;
    return drawn < end;
  });
}

/** Refusals that say something about the call itself. */
const isOwn = ({ status }: { readonly status: number }) =>
  status >= 400 && status < 500 && status !== 401 && status !== 403 && status !== 429;

/** @param name tells the call from all others */
function effectOf(kind: ChaosKind, { seed, ms }: Chaos, operationId: string, name: string): FaultEffect {
  const time = () => Math.round(draw(seed, `${name} ms`) * ms);
  switch (kind) {
    case 'error':
      return { kind: 'error', ...pick(errorsOf(operationId).filter(isOwn), seed, `${name} error`) };
    case 'rateLimit':
      return {
        kind: 'error',
        status: 429,
        code: 'too_many_requests',
        retryAfter: 1 + Math.floor(draw(seed, `${name} wait`) * 3),
      };
    case 'unavailable': {
      const retryAfter = draw(seed, `${name} wait`) < 0.5 ? { retryAfter: 1 } : {};
      return { kind: 'error', status: pick([500, 502, 503], seed, `${name} status`), ...retryAfter };
    }
    case 'latency':
      return { kind: 'latency', ms: time() };
    default:
      return { kind, when: draw(seed, `${name} when`) < 0.5 ? 'before' : 'after', ms: kind === 'cut' ? 0 : ms };
  }
}

/** What becomes of the next call of an operation, and the chaos after it. */
export function nextOf(chaos: Chaos, operationId: string): { readonly effect?: FaultEffect; readonly after: Chaos } {
  const before = chaos.seen[operationId] ?? 0;
  const after = { ...chaos, seen: { ...chaos.seen, [operationId]: before + 1 } };
  const name = `${operationId} ${before + 1}`;
  const kind = kindAt(chaos.rates, draw(chaos.seed, name));
  return kind ? { effect: effectOf(kind, chaos, operationId, name), after } : { after };
}
