import { startTransition, useEffect, useState } from 'react';
import { queryOfAddress, replaceQuery } from '../../browser/address';
import type { Scope } from '../../certification/scope';
import { scopeFrom, usualScope, withScope } from './evidence/scope-address';

/** Which calls are looked at. It stands in the address, so that a link carries it; null until the address was read. */
export function useScope(): [Scope | null, (change: Partial<Scope>) => void] {
  const [scope, setScope] = useState<Scope | null>(null);

  // After the first paint: the server knows no query, and the page must start out as it was rendered.
  useEffect(() => startTransition(() => setScope(scopeFrom(queryOfAddress()))), []);

  function change(part: Partial<Scope>): void {
    const { since, ...next } = { ...(scope ?? usualScope), ...part };
    const changed: Scope = since === undefined ? next : { ...next, since };
    setScope(changed);
    replaceQuery(withScope(queryOfAddress(), changed));
  }

  return [scope, change];
}
