import type { ListedOperation, OperationGroup } from '../../../generated/contract/operation-list';

/** `createDropInOrders` is found by each of its words. */
const inWords = (id: string) => id.replace(/([a-z])([A-Z])/g, '$1 $2');

function searchable(tag: string, { id, method, path, summary }: ListedOperation): string {
  return `${method} ${path} ${summary} ${id} ${inWords(id)} ${tag}`.toLowerCase();
}

/** The operations in which every word occurs: in method, path, summary, name or resource. Groups without one are left out. */
export function filterOperations(groups: readonly OperationGroup[], text: string): readonly OperationGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups.flatMap(({ tag, operations }) => {
    const found = operations.filter((one) => {
      const place = searchable(tag, one);
      return words.every((word) => place.includes(word));
    });
    return found.length > 0 ? [{ tag, operations: found }] : [];
  });
}
