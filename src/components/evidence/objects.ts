import { encodeText } from '../../browser/address';
import { collections } from '../../generated/contract/objects';

/** The path that reads an object, or null for parts that have none of their own (items, payment sessions). */
export function readPath(kind: string, id: string): string | null {
  const collection = collections[kind.toLowerCase().replaceAll('_', '-')];
  return collection ? `${collection}/${encodeText(id)}` : null;
}
