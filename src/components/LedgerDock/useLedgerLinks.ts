import { useLocation } from '@docusaurus/router';
import { useEffect } from 'react';
import { decodeText, isOfThisPage } from '../../browser/address';
import { opensHere } from '../../browser/click';
import { type LedgerPlace, placeOf } from '../LedgerPanel/anchors';

const placeIn = (hash: string) => placeOf(decodeText(hash.slice(1)));

/** Follows links to the ledger: from elsewhere by the address, and within the page without leaving the operation that it names. */
export function useLedgerLinks(onPlace: (place: LedgerPlace) => void): void {
  const { hash } = useLocation();
  useEffect(() => {
    const place = placeIn(hash);
    if (place) onPlace(place);
  }, [hash, onPlace]);
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.defaultPrevented || !opensHere(event) || !isOfThisPage(link)) return;
      const place = placeIn(link.hash);
      if (!place) return;
      event.preventDefault();
      // Swagger UI's scroller listens at the window, follows every link within the page, and writes it into the address.
      event.stopPropagation();
      onPlace(place);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [onPlace]);
}
