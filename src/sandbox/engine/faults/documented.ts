/** Which errors a call can be made to answer: those that the contract names for it, and those that any call may get. */
import { documentedErrors } from '../../../generated/contract/documented-errors';
import { type Operation, type OperationId, operations } from '../../../generated/contract/operations';
import { errorCodes } from '../../../generated/reference/error-codes';

export interface PossibleError {
  readonly status: number;
  /** Absent where the answer names none, as a 401 and answers of a gateway. */
  readonly code?: string;
  readonly parameter?: string;
}

const ofAnyCall: readonly PossibleError[] = [
  { status: 400, code: 'invalid_parameter' },
  { status: 401 },
  { status: 401, code: 'api_key_expired' },
  { status: 403, code: 'forbidden' },
  { status: 406, code: 'not_acceptable' },
  { status: 429, code: 'too_many_requests' },
  { status: 500, code: 'internal_error' },
  { status: 500 },
  { status: 502 },
  { status: 503 },
  { status: 504 },
];

const ofBodies: readonly PossibleError[] = [
  { status: 400, code: 'invalid_format' },
  { status: 400, code: 'missing_parameter' },
  { status: 400, code: 'unknown_parameter' },
];

/** A decline of a renewal may have any of these codes. */
const declines: readonly PossibleError[] = errorCodes
  .filter(({ group }) => group === 'decline')
  .map(({ code }) => ({ status: 409, code }));

const keyOf = ({ status, code }: PossibleError) => `${status} ${code ?? ''}`;

function found(id: OperationId): readonly PossibleError[] {
  const own = (documentedErrors[id] ?? []).map(
    ([status, code, parameter]): PossibleError => ({ status, code, ...(parameter !== undefined && { parameter }) }),
  );
  const { hasBody, path } = operations[id] as Operation;
  const all = [
    ...own,
    ...(own.some(({ code }) => code === 'declined') ? declines : []),
    ...(hasBody ? ofBodies : []),
    ...(path.includes('{') ? [{ status: 404, code: 'not_found', parameter: 'id' }] : []),
    ...ofAnyCall,
  ];
  // Of two with one status and code, the operation's own says more.
  return [...new Map(all.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

const known = new Map<string, readonly PossibleError[]>();

/** In the order of the contract: the operation's own first. */
export function errorsOf(operationId: string): readonly PossibleError[] {
  const there = known.get(operationId);
  if (there) return there;
  const made = Object.hasOwn(operations, operationId) ? found(operationId as OperationId) : ofAnyCall;
  known.set(operationId, made);
  return made;
}

/** What every one of the operations may answer. @param operationIds absent for all operations */
export function errorsOfAll(operationIds: readonly string[] | undefined): readonly PossibleError[] {
  const [first, ...others] = operationIds ?? [];
  if (first === undefined) return ofAnyCall;
  return errorsOf(first).filter((one) =>
    others.every((id) => errorsOf(id).some((other) => keyOf(other) === keyOf(one))),
  );
}
