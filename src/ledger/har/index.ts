/** Reads HTTP archives (HAR 1.2) as Chrome, Firefox, Charles and Postman export them. */
import { isObject } from '../../json';
import type { Exchange } from '../types';
import { exchangeOf, HarFault, type LeftOut, type Wanted } from './entry';
import { textIn } from './fields';

export { HarFault } from './entry';

export interface HarReading {
  /** Oldest first, without card data and secrets. */
  readonly exchanges: readonly Exchange[];
  /** How many entries of the file were left out, by reason. */
  readonly leftOut: ReadonlyMap<LeftOut, number>;
  /** The hosts of the calls that were left out because of their host. */
  readonly otherHosts: readonly string[];
}

function entriesOf(text: string): readonly unknown[] {
  let data: unknown;
  try {
    // Some tools begin with a byte order mark.
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new HarFault(`It is no JSON: ${(error as Error).message}.`);
  }
  const log = isObject(data) ? data.log : undefined;
  if (!isObject(log)) throw new HarFault('It has no "log", so it is no HAR file.');
  if (!Array.isArray(log.entries)) throw new HarFault('log.entries is missing or no list.');
  return log.entries;
}

function hostOf(entry: unknown): string {
  const request = isObject(entry) ? entry.request : undefined;
  const address = isObject(request) ? (textIn(request, 'url') ?? '') : '';
  return URL.canParse(address) ? new URL(address).host : '';
}

/** @throws HarFault with the entry and the field that cannot be read */
export function readHar(text: string, wanted: Wanted): HarReading {
  const leftOut = new Map<LeftOut, number>();
  const otherHosts = new Set<string>();
  const found: Omit<Exchange, 'sequence'>[] = [];
  for (const [index, entry] of entriesOf(text).entries()) {
    const place = `log.entries[${index}]`;
    if (!isObject(entry)) throw new HarFault(`${place} is no entry.`);
    const exchange = exchangeOf(entry, place, wanted);
    if (typeof exchange !== 'string') found.push(exchange);
    else leftOut.set(exchange, (leftOut.get(exchange) ?? 0) + 1);
    if (exchange === 'to another host') otherHosts.add(hostOf(entry));
  }
  // Some tools list calls by the time of their end.
  const inOrder = [...found].sort((one, other) => Date.parse(one.time) - Date.parse(other.time));
  const exchanges = inOrder.map((exchange, index) => ({ ...exchange, sequence: index + 1 }));
  return { exchanges, leftOut, otherHosts: [...otherHosts] };
}
