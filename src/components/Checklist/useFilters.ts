import { useEffect, useState } from 'react';
import { queryOfAddress, replaceQuery } from '../../browser/address';
import { browserStorage } from '../../browser/storage';
import { type Filters, filtersFrom, noFilters, withFilters } from './filters';

const MODEL_KEY = 'connector-standards:product-data-model';

/** Filters live in the address, so a link carries them. The data model is remembered as well: it is a fact about a connector. */
export function useFilters(hasModels: boolean): [Filters, (change: Partial<Filters>) => void] {
  const [filters, setFilters] = useState(noFilters);

  // After the first paint: the server knows no query, and the page must start out as it was rendered.
  useEffect(() => {
    const found = filtersFrom(queryOfAddress());
    const remembered = filtersFrom(new URLSearchParams({ model: browserStorage.read(MODEL_KEY) ?? '' })).model;
    const next = { ...found, model: hasModels ? (found.model ?? remembered) : null };
    // The whole list is drawn again for another choice, and for that alone.
    setFilters((before) => (isSame(before, next) ? before : next));
  }, [hasModels]);

  function change(part: Partial<Filters>): void {
    const next = { ...filters, ...part };
    setFilters(next);
    if (part.model !== undefined) rememberModel(part.model);
    replaceQuery(withFilters(queryOfAddress(), next));
  }

  return [filters, change];
}

function isSame(one: Filters, other: Filters): boolean {
  return (Object.keys(one) as (keyof Filters)[]).every((name) => one[name] === other[name]);
}

/** Without storage the choice still stands in the address. */
function rememberModel(model: string | null): void {
  if (model === null) browserStorage.forget(MODEL_KEY);
  else browserStorage.keep(MODEL_KEY, model);
}
