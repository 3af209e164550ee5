/**
 * The router decodes path and fragment of an address and ends with the whole page at a percent sign that begins no
 * character, such as in `#50%`. This module is loaded before the router, and hears of a change before it: the router only
 * ever sees addresses that decode.
 */
import { mendEscapes } from './address';

function mend(): void {
  const { pathname, search, hash } = window.location;
  const mended = `${mendEscapes(pathname)}${search}${mendEscapes(hash)}`;
  if (mended === `${pathname}${search}${hash}`) return;
  try {
    window.history.replaceState(window.history.state, '', mended);
  } catch {
    // A browser that refuses keeps the address as it was.
  }
}

if (typeof window !== 'undefined') {
  mend();
  window.addEventListener('popstate', mend);
}
