import { isObject, objects, text } from '../../json';
import { entriesAt } from '../vocabulary/items';
import type { Found } from '../vocabulary/reading';

/** A disclosure that a checkout was said to have shown. */
export interface Recorded extends Found {
  readonly type: string | undefined;
  readonly entityId: string | undefined;
}

/** The entries of `disclosures`, which is a list, or an object that holds one. @param found the field and its place */
export function disclosuresIn(found: Found | undefined): readonly Recorded[] {
  if (!found) return [];
  const isWrapped = isObject(found.value) && objects(found.value, 'disclosures').length > 0;
  return entriesAt({ ...found }, isWrapped ? 'disclosures' : '').map((entry) => ({
    ...entry,
    type: text(entry.value, 'type'),
    entityId: text(entry.value, 'entityId'),
  }));
}

/** It names an entity, and not this one. */
export function isOfAnother({ entityId }: Recorded, seller: string): boolean {
  return entityId !== undefined && entityId !== seller;
}
