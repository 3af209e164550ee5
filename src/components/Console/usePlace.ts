import { useHistory, useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { type Place, placeIn, searchOf } from './place';

/** Leads to another place. "Back" leads back from it, unless it takes the place of the one before. */
export type Go = (to: Partial<Place>, how?: 'push' | 'replace') => void;

export function usePlace(): { readonly place: Place; readonly go: Go } {
  const history = useHistory();
  const { pathname, search } = useLocation();
  // The page was written without a query.
  const isBrowser = useIsBrowser();
  return {
    place: placeIn(isBrowser ? search : ''),
    go: (to, how = 'push') => history[how]({ pathname, search: searchOf(to) }),
  };
}
