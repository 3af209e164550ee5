import { useHistory, useLocation } from '@docusaurus/router';
import { useCallback, useRef } from 'react';
import { addHistoryEntry, fitsAddress, queryOfAddress } from '../browser/address';

/**
 * @param step what was chosen or typed in; null where nobody did: then it takes the place of the entry before
 * @param hash what the address points at from then on; as before where it is left out
 */
export type WriteQuery = (query: URLSearchParams, step: string | null, hash?: string) => void;

/** Changes of one field that follow each other faster are one step: somebody types, or goes through a list by keys. */
const ONE_STEP_MS = 1000;

/**
 * The query of the page's address. Each choice is a step in the browser's history, so that "back" takes it back.
 * @returns the query, which changes with every step there, and a way to write it
 */
export function useAddressQuery(): [search: string, write: WriteQuery] {
  const history = useHistory();
  const { search } = useLocation();
  const last = useRef({ step: '', time: 0 });

  const write = useCallback<WriteQuery>(
    (query, step, pointed) => {
      const text = query.toString();
      if (text === queryOfAddress().toString() || !fitsAddress(text)) return;
      const now = Date.now();
      const goesOn = step === last.current.step && now - last.current.time < ONE_STEP_MS;
      if (step !== null) last.current = { step, time: now };
      const { pathname, hash } = window.location;
      try {
        // The site takes a push of the router for another page, and the focus away from what somebody chooses or types in. So the
        // step is made here, and the router hears of its address.
        if (step !== null && !goesOn) addHistoryEntry();
        history.replace({ pathname, search: text && `?${text}`, hash: pointed ?? hash });
      } catch {
        // A browser may refuse where the address changed too often. The page works the same without it.
      }
    },
    [history],
  );
  return [search, write];
}
