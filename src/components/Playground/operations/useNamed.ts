import { useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { useMemo } from 'react';
import { decodeText } from '../../../browser/address';
import { type Named, namedIn } from './address';

export interface NamedNow {
  /** Not read yet where the page is rendered beforehand. */
  named: Named | { kind: 'unread' };
  /** Changes with each visit of an address, also of the same one again. */
  visit: string;
}

/** What the page's address names, now and whenever it names something else. */
export function useNamed(): NamedNow {
  const { hash, key = '' } = useLocation();
  const isBrowser = useIsBrowser();
  const named = useMemo<NamedNow['named']>(
    () => (isBrowser ? namedIn(decodeText(hash.slice(1))) : { kind: 'unread' }),
    [hash, isBrowser],
  );
  return { named, visit: `${key} ${hash}` };
}
