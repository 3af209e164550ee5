/** `Sandbox-Fault: error; status=503; retryAfter=2`: a fault for the call that carries the header, and for no other. */
import type { Operation } from '../../../generated/contract/operations';
import type { FaultEffect } from '../../../ledger/faults';
import type { Refusal } from '../../engine/reply';
import { Unfit } from '../fields';
import { effectIn } from './effect';

export const faultHeader = 'Sandbox-Fault';

function fieldsIn(text: string): Record<string, unknown> {
  const [kind, ...pairs] = text.split(';').map((part) => part.trim());
  const named = pairs
    .filter((pair) => pair !== '')
    .map((pair): [string, unknown] => {
      const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
      return [name, /^\d{1,9}$/.test(value) ? Number(value) : value];
    });
  return { ...Object.fromEntries(named), kind };
}

/** What the header asks for; a refusal where it is not understood. */
export function askedFault(
  headers: { get(name: string): string | null },
  operation: Pick<Operation, 'id'>,
): FaultEffect | { readonly refusal: Refusal } | undefined {
  const text = headers.get(faultHeader);
  if (text === null) return undefined;
  try {
    return effectIn(fieldsIn(text), [operation.id]);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return { refusal: { ...error.refusal, parameter: faultHeader, message: `${faultHeader}: ${error.message}` } };
  }
}
