/** Which answers the cases of a run have met: what each operation answered, by status, code and parameter. */
import type { Errors } from '../../src/generated/contract/types';

const met = new Set<string>();

/** `items[3].skuId` and `items[0].skuId` are the same error. */
const placeOf = (parameter: string) => parameter.replaceAll(/\[\d+\]/g, '[]');

const name = (...parts: (string | number | undefined)[]) => parts.filter((part) => part !== undefined).join(' ');

export function note(operationId: string, status: number, body: unknown): void {
  met.add(name(operationId, status));
  for (const { code, parameter } of (body as Partial<Errors> | null)?.errors ?? []) {
    met.add(name(operationId, status, code));
    if (parameter !== undefined) met.add(name(operationId, status, code, placeOf(parameter)));
  }
}

export interface Documented {
  readonly operationId: string;
  readonly status: number;
  readonly code?: string | undefined;
  readonly parameter?: string | undefined;
}

export const nameOf = ({ operationId, status, code, parameter }: Documented) =>
  name(operationId, status, code, parameter && placeOf(parameter));

/** Those of the documented answers that no case has met, by their names. */
export function unmet(documented: readonly Documented[]): string[] {
  return documented.map(nameOf).filter((one) => !met.has(one));
}
