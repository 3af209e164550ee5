import { startTransition, useEffect, useState } from 'react';
import { queryOfAddress } from '../../browser/address';
import type { Scope } from '../../certification/scope';
import { useAddressQuery } from '../useAddressQuery';
import { scopeFrom, usualScope, withScope } from './evidence/scope-address';

/** Which calls are looked at. It stands in the address, so that a link carries it; null until the address was read. */
export function useScope(): [Scope | null, (change: Partial<Scope>) => void] {
  const [scope, setScope] = useState<Scope | null>(null);
  const [search, write] = useAddressQuery();

  // After the first paint: the server knows no query, and the page must start out as it was rendered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the address changed
  useEffect(() => {
    const found = scopeFrom(queryOfAddress());
    // Another scope has everything judged again.
    startTransition(() => setScope((before) => (before && isSame(before, found) ? before : found)));
  }, [search]);

  function change(part: Partial<Scope>): void {
    const { since, ...next } = { ...(scope ?? usualScope), ...part };
    const changed: Scope = since === undefined ? next : { ...next, since };
    setScope(changed);
    write(withScope(queryOfAddress(), changed), Object.keys(part).join());
  }

  return [scope, change];
}

const isSame = (one: Scope, other: Scope) => addressOf(one) === addressOf(other);
const addressOf = (scope: Scope) => withScope(new URLSearchParams(), scope).toString();
