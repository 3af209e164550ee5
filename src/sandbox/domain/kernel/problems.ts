/** The refusals that several resources share. Codes and parameters are the provider's, the sentences ours. */
import type { ErrorCode } from '../../../generated/reference/error-codes';
import { type DomainError, type Refused, refuse } from './decision';

export function missing(parameter: string, message = `Send ${parameter}.`): DomainError {
  return { status: 400, code: 'missing_parameter', parameter, message };
}

export function invalid(parameter: string, message: string): DomainError {
  return { status: 400, code: 'invalid_parameter', parameter, message };
}

export function conflict(code: ErrorCode, message: string, parameter?: string): DomainError {
  return parameter === undefined ? { status: 409, code, message } : { status: 409, code, parameter, message };
}

/** 404 for an id of the path (`parameter` "id") or of the body ("orderId", "checkoutId" …). */
export function notFound(resource: string, id: string, parameter = 'id'): Refused {
  return refuse(unknownId(resource, id, parameter));
}

export function unknownId(resource: string, id: string, parameter = 'id'): DomainError {
  return { status: 404, code: 'not_found', parameter, message: `${resource} '${id}' not found.` };
}
