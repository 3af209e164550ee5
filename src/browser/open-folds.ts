import { anchorOfAddress } from './address';

/**
 * A link inside the site may lead into a part that is folded away. A browser unfolds it only where the address is loaded
 * afresh; this does it for the router too.
 */
function unfold(id: string): void {
  const target = document.getElementById(id);
  const folds = [];
  for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    if (!fold.open) folds.push(fold);
  if (folds.length === 0) return;
  for (const fold of folds) fold.open = true;
  target?.scrollIntoView();
}

/** Docusaurus calls it after each change of the address, once the page is there. */
export function onRouteDidUpdate(): void {
  const anchor = anchorOfAddress();
  if (anchor !== '') unfold(anchor);
}
