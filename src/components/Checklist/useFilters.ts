import { useEffect, useState } from 'react';
import { type Filters, filtersFrom, noFilters, withFilters } from './filters';

const MODEL_KEY = 'connector-standards:product-data-model';

/** Filters live in the address, so a link carries them. The data model is remembered as well: it is a fact about a connector. */
export function useFilters(hasModels: boolean): [Filters, (change: Partial<Filters>) => void] {
  const [filters, setFilters] = useState(noFilters);

  // After the first paint: the server knows no query, and the page must start out as it was rendered.
  useEffect(() => {
    const found = filtersFrom(new URLSearchParams(window.location.search));
    const remembered = filtersFrom(new URLSearchParams({ model: readModel() ?? '' })).model;
    setFilters({ ...found, model: hasModels ? (found.model ?? remembered) : null });
  }, [hasModels]);

  function change(part: Partial<Filters>): void {
    const next = { ...filters, ...part };
    setFilters(next);
    if (part.model !== undefined) rememberModel(part.model);
    const query = withFilters(new URLSearchParams(window.location.search), next).toString();
    const { pathname, hash } = window.location;
    window.history.replaceState(window.history.state, '', `${pathname}${query && `?${query}`}${hash}`);
  }

  return [filters, change];
}

function readModel(): string | null {
  try {
    return window.localStorage.getItem(MODEL_KEY);
  } catch {
    return null;
  }
}

function rememberModel(model: string | null): void {
  try {
    if (model === null) window.localStorage.removeItem(MODEL_KEY);
    else window.localStorage.setItem(MODEL_KEY, model);
  } catch {
    // Without storage the choice still stands in the address.
  }
}
