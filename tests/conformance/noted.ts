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

const isOfAnObject = (code: string, parameter?: string) => code === 'not_found' && (parameter ?? 'id') === 'id';

/**
 * Codes that an operation answered and that neither it nor all of them are documented to have, as `createOrders 409 declined`.
 * @param general codes of every call: of its frame and of the form of its body
 */
export function undocumentedOf(documented: readonly Documented[], general: readonly string[]): string[] {
  const named = new Set(documented.map(({ operationId, status, code }) => name(operationId, status, code)));
  const answered = [...met].map((one) => one.split(' ') as [string, string, string?, string?]);
  const own = answered.filter(
    ([, , code, parameter]) => code && !general.includes(code) && !isOfAnObject(code, parameter),
  );
  const codes = own.map(([operationId, status, code]) => name(operationId, status, code));
  return [...new Set(codes)].filter((one) => !named.has(one)).sort();
}
