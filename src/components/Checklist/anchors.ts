/** Where an item stands on its page. Written like the catalog's routes: dots become hyphens. */
export function anchorOf(itemId: string): string {
  return itemId.replaceAll('.', '-');
}
