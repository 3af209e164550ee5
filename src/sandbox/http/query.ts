/** Reads query parameters as the contract describes them. Unknown ones are ignored, as the real API does. */
import type { Operation, QueryParameter } from '../../generated/contract/operations';
import type { Query, QueryValue, Range } from '../domain';
import { parseTimeOrDate } from '../domain/kernel/time';
import type { Refusal } from '../engine/reply';
import { isPlainNumber, isWholeNumber } from './numbers';

export interface ParsedQuery {
  readonly query: Query;
  readonly refusals: readonly Refusal[];
}

const bounds = ['eq', 'gt', 'gte', 'lt', 'lte'] as const;

class Wrong extends Error {
  constructor(
    readonly parameter: string,
    message: string,
  ) {
    super(message);
  }
}

function numberOf(name: string, text: string): number {
  if (!isPlainNumber(text)) throw new Wrong(name, `${name} must be a number, such as 10 or 26.89.`);
  return Number(text);
}

function timeOf(name: string, text: string): number {
  const value = parseTimeOrDate(text);
  if (value === undefined)
    throw new Wrong(name, `${name} must be a time with its zone, such as 2030-01-31T12:00:00Z, or a date.`);
  return value;
}

/** The value of a parameter that is sent once. Twice, one of the two would be silently left out. */
function only(search: URLSearchParams, name: string): string | undefined {
  const [value, ...others] = search.getAll(name);
  if (others.length > 0) throw new Wrong(name, `Send ${name} once, not ${others.length + 1} times.`);
  return value === '' ? undefined : value;
}

function rangeOf(search: URLSearchParams, { name, kind }: QueryParameter): Range | undefined {
  const read = kind === 'time-range' ? timeOf : numberOf;
  const range: Range = {};
  const plain = only(search, name);
  if (plain) range.eq = read(name, plain);
  for (const bound of bounds) {
    const text = only(search, `${name}[${bound}]`);
    if (text) range[bound] = read(`${name}[${bound}]`, text);
  }
  return Object.keys(range).length > 0 ? range : undefined;
}

/** Repeated, joined by commas, or both: connectors write lists in either way. */
function listOf(search: URLSearchParams, parameter: QueryParameter): readonly string[] | undefined {
  const { name, maxItems } = parameter;
  const values = [...search.getAll(name), ...search.getAll(`${name}[]`)].flatMap((value) => value.split(','));
  const list = values.map((value) => value.trim()).filter((value) => value !== '');
  if (maxItems !== undefined && list.length > maxItems)
    throw new Wrong(name, `${name} takes at most ${maxItems} values.`);
  for (const value of list) checkLength(parameter, value);
  return list.length > 0 ? list : undefined;
}

function integerOf(
  { name, minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: QueryParameter,
  text: string,
): number {
  const value = Number(text);
  if (!isWholeNumber(text) || value < minimum || value > maximum) {
    throw new Wrong(name, `${name} must be a whole number from ${minimum} to ${maximum}.`);
  }
  return value;
}

function booleanOf({ name }: QueryParameter, text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new Wrong(name, `${name} must be true or false.`);
  return text === 'true';
}

function checkLength({ name, maxLength = Number.POSITIVE_INFINITY }: QueryParameter, text: string): void {
  if (text.length > maxLength) throw new Wrong(name, `${name} takes at most ${maxLength} characters.`);
}

function textOf(parameter: QueryParameter, text: string): string {
  const { name, values } = parameter;
  checkLength(parameter, text);
  if (values && !values.includes(text)) throw new Wrong(name, `${name} must be one of ${values.join(', ')}.`);
  return text;
}

function readParameter(search: URLSearchParams, parameter: QueryParameter): QueryValue | undefined {
  const { kind, name } = parameter;
  if (kind === 'time-range' || kind === 'amount-range') return rangeOf(search, parameter);
  if (kind === 'list') return listOf(search, parameter);
  const text = only(search, name);
  if (text === undefined) return undefined;
  if (kind === 'integer') return integerOf(parameter, text);
  if (kind === 'number') return numberOf(name, text);
  return kind === 'boolean' ? booleanOf(parameter, text) : textOf(parameter, text);
}

function missing({ name }: QueryParameter): Refusal {
  return { status: 400, code: 'missing_parameter', parameter: name, message: `Send ${name} in the query.` };
}

export function parseQuery(operation: Operation, search: URLSearchParams): ParsedQuery {
  const query: Record<string, QueryValue | undefined> = {};
  const found: Refusal[] = [];
  for (const parameter of operation.query) {
    try {
      const value = readParameter(search, parameter);
      query[parameter.name] = value;
      if (value === undefined && parameter.isRequired) found.push(missing(parameter));
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      found.push({ status: 400, code: 'invalid_parameter', parameter: error.parameter, message: error.message });
    }
  }
  if (query.type !== undefined && query.types !== undefined) {
    found.push({
      status: 400,
      code: 'invalid_parameter',
      parameter: 'types',
      message: 'Send type or types, not both.',
    });
  }
  return { query, refusals: found };
}
