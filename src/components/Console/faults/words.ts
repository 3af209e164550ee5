import type { Fault } from '../../../ledger/faults';

/** What people arm most; every other fault is armed by a call. */
export const usualFaults: readonly { readonly says: string; readonly body: object }[] = [
  { says: 'an answer that never arrives, after the work', body: { kind: 'cut' } },
  { says: 'a cut connection, before the work', body: { kind: 'cut', when: 'before' } },
  { says: '503 with Retry-After', body: { kind: 'error', status: 503, retryAfter: 1 } },
  { says: '429 with Retry-After', body: { kind: 'error', status: 429 } },
  { says: '500', body: { kind: 'error', status: 500 } },
  { says: 'a wait of 5 seconds', body: { kind: 'latency', ms: 5000 } },
];

const what: Readonly<Record<Fault['kind'], (fault: Fault) => string>> = {
  error: ({ status, code }) => [status, code].filter(Boolean).join(' '),
  latency: ({ ms = 0 }) => `a wait of ${ms} ms`,
  timeout: () => 'silence',
  cut: ({ when }) => `a cut connection ${when === 'before' ? 'before' : 'after'} the work`,
};

const timesWords = (times: number): string => (times === 1 ? 'once' : `${times} times`);

/** How often it struck: `fired once`. */
export const firedWords = ({ fired }: Fault): string => (fired === 0 ? 'not fired yet' : `fired ${timesWords(fired)}`);

/** What a fault does, to which calls, and how often. */
export function faultWords(fault: Fault): string {
  const { kind, operations = [], times, name } = fault;
  const who = operations.length === 0 ? 'any call' : operations.join(', ');
  return `${name ? `${name}: ` : ''}${what[kind](fault)} for ${who}, ${times === null ? 'until it is removed' : timesWords(times)}`;
}
