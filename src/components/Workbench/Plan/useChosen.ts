import { useEffect, useState } from 'react';
import { queryOfAddress } from '../../../browser/address';
import { type Chosen, orders } from '../../../certification/plan';
import { subjectKinds } from '../../../certification/subjects/types';
import { useAddressQuery } from '../../useAddressQuery';

const usual: Chosen = { order: 'due', kind: null, owner: '', hasDone: false };

function readFrom(query: URLSearchParams): Chosen {
  return {
    order: orders.find((order) => order === query.get('order')) ?? usual.order,
    kind: subjectKinds.find((kind) => kind === query.get('kind')) ?? null,
    owner: query.get('owner') ?? '',
    hasDone: query.has('done'),
  };
}

function withChosen(query: URLSearchParams, { order, kind, owner, hasDone }: Chosen): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of ['order', 'kind', 'owner', 'done']) next.delete(name);
  if (order !== usual.order) next.set('order', order);
  if (kind) next.set('kind', kind);
  if (owner) next.set('owner', owner);
  if (hasDone) next.set('done', 'true');
  return next;
}

/** Which rows are shown and in which order. It stands in the address, so that a link carries it. */
export function useChosen(): [Chosen, (change: Partial<Chosen>) => void] {
  const [chosen, setChosen] = useState(usual);
  const [search, write] = useAddressQuery();
  // After the first paint: the server knows no query, and the page must start out as it was rendered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the address changed
  useEffect(() => setChosen(readFrom(queryOfAddress())), [search]);

  function change(part: Partial<Chosen>): void {
    const next = { ...chosen, ...part };
    setChosen(next);
    write(withChosen(queryOfAddress(), next), Object.keys(part).join());
  }

  return [chosen, change];
}
