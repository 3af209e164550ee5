import { createContext, type ReactNode, startTransition, useEffect, useState } from 'react';

/** False until the page is hydrated: what then differs from the server's HTML is drawn a second time. */
export const Context = createContext(false);

/**
 * Stands in for Docusaurus' own, which draws the whole page again at one stretch as soon as it is hydrated. As a transition
 * it is drawn in short pieces, between which the page answers.
 */
export function BrowserContextProvider({ children }: { children: ReactNode }): ReactNode {
  const [isBrowser, setBrowser] = useState(false);
  useEffect(() => startTransition(() => setBrowser(true)), []);
  return <Context.Provider value={isBrowser}>{children}</Context.Provider>;
}
