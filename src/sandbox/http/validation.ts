/** Checks a body against the contract and says what is wrong in the API's own codes. */
import type { OperationId } from '../../generated/contract/operations';
import { requestValidators, type ValidationError } from '../../generated/contract/validators';
import type { ErrorCode } from '../../generated/reference/error-codes';
import type { Refusal } from '../engine/reply';
import { limits } from '../limits';
import { valueAt } from './meaning';
import { metadataAround, parameterOf } from './parameter';

const invalid = (parameter: string, message: string): Refusal => ({
  status: 400,
  code: 'invalid_parameter',
  parameter,
  message,
});

/** `/items/0/price` as the steps of it. */
function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `/items/0/price` and `name` become `items[0].price.name`. */
function pathOf(pointer: string, field: unknown): string {
  return parameterOf([...stepsOf(pointer), String(field)]);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

const sentences: Record<string, (params: Record<string, unknown>) => string> = {
  type: ({ type }) => `must be ${[type].flat().join(' or ')}`,
  enum: ({ allowedValues }) =>
    `must be one of ${(allowedValues as unknown[]).filter((value) => value !== null).join(', ')}`,
  pattern: () => 'has the wrong format',
  format: () => 'must be a time with its zone, such as 2030-01-31T12:00:00Z, on a day that exists',
  minimum: ({ comparison, limit }) => `must be ${comparison} ${limit}`,
  maximum: ({ comparison, limit }) => `must be ${comparison} ${limit}`,
  exclusiveMinimum: ({ comparison, limit }) => `must be ${comparison} ${limit}`,
  minLength: ({ limit }) => `must have at least ${limit} characters`,
  maxLength: ({ limit }) => `must have at most ${limit} characters`,
  minItems: ({ limit }) => `must have at least ${limit} entries`,
  maxItems: ({ limit }) => `must have at most ${limit} entries`,
};

function metadataRefusal({ keyword }: ValidationError, parameter: string): Refusal {
  const refusal = (code: ErrorCode, message: string): Refusal => ({ status: 400, code, parameter, message });
  if (keyword === 'maxProperties')
    return refusal('too_many_metadata_pairs', `metadata takes at most ${limits.metadataPairs} values.`);
  if (keyword === 'propertyNames')
    return refusal('invalid_metadata_key', `A key of metadata has at most ${limits.metadataKey} characters.`);
  return refusal(
    'invalid_metadata_value',
    `A value of metadata is a number, true or false, or a text of at most ${limits.metadataValue} characters.`,
  );
}

function discountRefusal(path: string): Refusal | undefined {
  const parameter = parentOf(path);
  if (path.endsWith('.percentOff')) {
    return {
      status: 400,
      code: 'invalid_discount_percent',
      parameter,
      message: 'percentOff must be from 0.01 to 100.',
    };
  }
  if (path.endsWith('.amountOff')) {
    return { status: 400, code: 'invalid_discount_amount', parameter, message: 'amountOff must be more than 0.' };
  }
  return undefined;
}

function refusalOf(error: ValidationError): Refusal | undefined {
  const { keyword, params, instancePath } = error;
  if (keyword === 'required') {
    const path = pathOf(instancePath, params.missingProperty);
    return { status: 400, code: 'missing_parameter', parameter: path, message: `Send ${path}.` };
  }
  if (keyword === 'additionalProperties') {
    const path = pathOf(instancePath, params.additionalProperty);
    return { status: 400, code: 'unknown_parameter', parameter: path, message: `${path} is not a field of this call.` };
  }
  const steps = stepsOf(instancePath);
  const path = parameterOf(steps);
  // A key that is too long is told twice, first as the key itself; `propertyNames` is the one to report.
  if (keyword === 'maxLength' && 'propertyName' in error) return undefined;
  const metadata = metadataAround(steps);
  if (metadata && (keyword !== 'type' || metadata.length < steps.length))
    return metadataRefusal(error, parameterOf(metadata));
  const outOfRange = keyword === 'minimum' || keyword === 'maximum' || keyword === 'exclusiveMinimum';
  const sentence = sentences[keyword]?.(params) ?? 'is not valid';
  return (outOfRange && discountRefusal(path)) || invalid(path, `${path} ${sentence}.`);
}

/** Of the schema's findings, some of which say the same; an answer shows fewer. */
const mostErrors = 20 * limits.errors;

function withoutRepeats(found: readonly Refusal[]): Refusal[] {
  const seen = new Set<string>();
  return found.filter(({ code, parameter }) => {
    const key = `${code} ${parameter}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The provider names a locked field of a checkout's item without its place. */
function namedBarely(refusal: Refusal): Refusal {
  const { code, parameter = '' } = refusal;
  if (code !== 'unknown_parameter' || !parameter.startsWith('items[')) return refusal;
  const field = parameter.replace(/^.*\./, '');
  return {
    ...refusal,
    parameter: field,
    message: `${field} of an item cannot be changed, or is not a field of items.`,
  };
}

function namingNull(refusal: Refusal, sent: unknown): Refusal {
  const isNull = refusal.code === 'missing_parameter' && valueAt(sent, refusal.parameter ?? '') === null;
  return isNull ? { ...refusal, message: `${refusal.parameter} must not be null.` } : refusal;
}

/**
 * What is wrong with the body, or nothing. Values never appear in messages: they may be card numbers.
 * @param body what the caller means, see `meaningOf`
 * @param sent what the caller wrote
 */
export function validateBody(operationId: OperationId, body: unknown, sent: unknown = body): Refusal[] {
  const validator = requestValidators[operationId];
  if (!validator || validator(body)) return [];
  const found = (validator.errors ?? [])
    .slice(0, mostErrors)
    .map(refusalOf)
    .filter((refusal) => refusal !== undefined);
  const named = operationId === 'updateCheckouts' ? found.map(namedBarely) : found;
  return withoutRepeats(named.map((refusal) => namingNull(refusal, sent)));
}
