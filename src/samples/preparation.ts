/**
 * A call of the page's own sandbox as a program for another one: the ids in it live in the page alone, so the calls that made
 * them come first, and the ids are taken from their answers.
 */
import { isCall } from '../ledger/origins';
import type { Exchange, LedgerEntry } from '../ledger/types';
import { isChange, type MadeValue, madeValues, partsOf, walk } from './made-values';
import { markOf } from './marks';
import { inPageNotes } from './notes';
import { repeatedCall } from './recorded';
import type { Capture, SampleCall, SampleProgram } from './types';

/** A program with more calls before its own is no sample any more. */
const mostCalls = 25;

/** @param entries the page's ledger, oldest first */
export function programInPage(call: SampleCall, entries: readonly LedgerEntry[], baseUrl: string): SampleProgram {
  const exchanges = entries.filter(isCall);
  const made = madeValues(exchanges);
  const known = knownIds(exchanges, made);
  const wanted = idsIn(call, known);
  const needed = callsFor(wanted, exchanges, { made, known });
  const [address = '', unknown = ''] = inPageNotes(baseUrl);
  if (needed.length === 0) return { calls: [call], baseUrl, notes: [address] };
  if (needed.length > mostCalls) {
    const own = `Put in ids of its own for ${[...wanted].join(', ')}.`;
    return { calls: [call], baseUrl, notes: [address, unknown, own] };
  }
  const names = variableNames(wanted, made);
  const before = needed.map((exchange) => preparing(exchange, made, names));
  const notes = [address, 'The ids of the page are not known there, so the calls that made them come first.'];
  return { calls: [...before, withMarks(call, names)], baseUrl, notes };
}

/** Ids of everything that was made or changed in this sandbox: those that it gave, and those that callers chose. */
function knownIds(exchanges: readonly Exchange[], made: ReadonlyMap<string, MadeValue>): Set<string> {
  const objects = exchanges.filter(isChange).flatMap((exchange) => exchange.objects);
  return new Set([...made.keys(), ...objects.map(({ id }) => id)]);
}

/** Those of these ids that stand among the texts and in the path of a call. */
function idsIn({ path, body }: Pick<SampleCall, 'path' | 'body'>, known: ReadonlySet<string>): Set<string> {
  const found = new Set(partsOf(path).filter((part) => known.has(part)));
  walk(jsonOf(body), [], (_, text) => {
    if (known.has(text)) found.add(text);
  });
  return found;
}

function jsonOf(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

interface Known {
  readonly made: ReadonlyMap<string, MadeValue>;
  readonly known: ReadonlySet<string>;
}

/** The calls that made these ids or changed what they name, with what those need in turn; oldest first. Adds to `wanted`. */
function callsFor(wanted: Set<string>, exchanges: readonly Exchange[], { made, known }: Known): Exchange[] {
  const needed: Exchange[] = [];
  for (const exchange of exchanges.toReversed()) {
    if (!isChange(exchange) || !concerns(exchange, wanted, made)) continue;
    needed.unshift(exchange);
    for (const id of idsIn({ path: exchange.path, body: exchange.requestBody }, known)) wanted.add(id);
  }
  return needed;
}

/** Whether a call made one of these objects, named it in its path, or named it in its body and changed it. */
function concerns(exchange: Exchange, wanted: ReadonlySet<string>, made: ReadonlyMap<string, MadeValue>): boolean {
  const { path, objects, requestBody } = exchange;
  const touched = new Set(objects.map(({ id }) => id));
  const named = new Set([...partsOf(path), ...idsIn({ path: '', body: requestBody }, touched)]);
  return [...wanted].some((id) => named.has(id) || made.get(id)?.exchange === exchange);
}

/** `CHECKOUT_ID`, `ITEM_ID`, `ITEM_ID_2`. */
function variableNames(wanted: ReadonlySet<string>, made: ReadonlyMap<string, MadeValue>): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const id of wanted) {
    const found = made.get(id);
    // Ids that callers chose stay as they are.
    if (!found) continue;
    const base = baseName(id, found);
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    names.set(id, count === 1 ? base : `${base}_${count}`);
  }
  return names;
}

function baseName(id: string, { exchange, path }: MadeValue): string {
  const kind = exchange.objects.find((object) => object.id === id)?.kind;
  const field = String(path.at(-1));
  const owner = path.findLast((key, index) => typeof key === 'string' && index < path.length - 1);
  const words = field !== 'id' ? field : `${kind ?? String(owner ?? 'object').replace(/s$/, '')}Id`;
  return words
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toUpperCase();
}

function preparing(
  exchange: Exchange,
  made: ReadonlyMap<string, MadeValue>,
  names: ReadonlyMap<string, string>,
): SampleCall {
  const captures = [...names].flatMap(([id, variable]): Capture[] => {
    const found = made.get(id);
    return found?.exchange === exchange ? [{ variable, path: found.path, before: found.before }] : [];
  });
  return { ...withMarks(repeatedCall(exchange), names), captures };
}

/** A call with a mark in place of each id. */
function withMarks(call: SampleCall, names: ReadonlyMap<string, string>): SampleCall {
  const mark = (text: string) => {
    const name = names.get(text);
    return name === undefined ? text : markOf({ name });
  };
  const value = jsonOf(call.body);
  const body = value === undefined ? call.body : marked(value, mark);
  return { ...call, path: call.path.replace(/[^/?&=]+/g, mark), ...(body !== undefined && { body }) };
}

function marked(value: unknown, mark: (text: string) => string): unknown {
  if (typeof value === 'string') return mark(value);
  if (Array.isArray(value)) return value.map((one) => marked(one, mark));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, marked(inner, mark)]));
}
