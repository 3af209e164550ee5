import { useHistory, useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { type Place, placeIn, searchOf } from './place';

/** The place in the console, and a way to another one that "Back" leads back from. */
export function usePlace(): { readonly place: Place; readonly go: (to: Partial<Place>) => void } {
  const history = useHistory();
  const { pathname, search } = useLocation();
  // The page was written without a query.
  const isBrowser = useIsBrowser();
  return {
    place: placeIn(isBrowser ? search : ''),
    go: (to) => history.push({ pathname, search: searchOf(to) }),
  };
}
