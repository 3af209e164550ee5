import { useHistory } from '@docusaurus/router';
import { useEffect, useRef, useState } from 'react';
import { queryOfAddress } from '../../browser/address';
import { browserStorage } from '../../browser/storage';
import type { DataModel } from '../../catalog/types';
import { useAddressQuery } from '../useAddressQuery';
import { type Filters, filtersFrom, noFilters, withFilters } from './filters';

const MODEL_KEY = 'connector-standards:product-data-model';

/** @param how `aside`: no step in the browser's history, because nobody chose it */
export type ChangeFilters = (change: Partial<Filters>, how?: 'step' | 'aside') => void;

/** Filters live in the address, so a link carries them. The data model is remembered as well: it is a fact about a connector. */
export function useFilters(hasModels: boolean): [Filters, ChangeFilters] {
  const [filters, setFilters] = useState(noFilters);
  const [search, write] = useAddressQuery();
  const history = useHistory();
  const isRead = useRef(false);

  // After the first paint: the server knows no query, and the page must start out as it was rendered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the address changed
  useEffect(() => {
    const found = filtersFrom(queryOfAddress());
    // Steps of the history have all that was chosen then. Other addresses may leave the model out.
    const isStep = isRead.current && history.action === 'POP';
    isRead.current = true;
    const next = { ...found, model: hasModels ? (found.model ?? (isStep ? null : rememberedModel())) : null };
    if (isStep && hasModels) rememberModel(next.model);
    else write(withFilters(queryOfAddress(), next), null);
    // The whole list is drawn again for another choice, and for that alone.
    setFilters((before) => (isSame(before, next) ? before : next));
  }, [search, hasModels, write, history]);

  function change(part: Partial<Filters>, how: 'step' | 'aside' = 'step'): void {
    const next = { ...filters, ...part };
    setFilters(next);
    if (part.model !== undefined) rememberModel(part.model);
    write(withFilters(queryOfAddress(), next), how === 'step' ? Object.keys(part).join() : null);
  }

  return [filters, change];
}

function isSame(one: Filters, other: Filters): boolean {
  return (Object.keys(one) as (keyof Filters)[]).every((name) => one[name] === other[name]);
}

function rememberedModel(): DataModel | null {
  return filtersFrom(new URLSearchParams({ model: browserStorage.read(MODEL_KEY) ?? '' })).model;
}

/** Without storage the choice still stands in the address. */
function rememberModel(model: string | null): void {
  if (model === null) browserStorage.forget(MODEL_KEY);
  else browserStorage.keep(MODEL_KEY, model);
}
