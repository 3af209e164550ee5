import { useCallback, useEffect, useState } from 'react';
import type { SandboxClient } from '../../sandbox-client';
import { shopperPageAt } from '../../sandbox-client/shopper-pages';

/** What the shopper sees: a page of the sandbox, or that the shop's own page would open now. */
export type Seen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'page'; readonly title: string; readonly content: readonly Node[] }
  | { readonly kind: 'left'; readonly address: string }
  | { readonly kind: 'failed'; readonly problem: string };

interface Wanted {
  readonly path: string;
  /** What a form of the page sent. */
  readonly form?: URLSearchParams;
}

/** The sandbox's own page, taken apart: its heading, and what stands below. */
function pageIn(html: string): Seen {
  const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
  const heading = main?.querySelector('h1');
  heading?.remove();
  return { kind: 'page', title: heading?.textContent ?? 'The shopper’s page', content: [...(main?.childNodes ?? [])] };
}

const originsOf = ({ baseUrl }: SandboxClient) => [window.location.origin, new URL(baseUrl).origin];

/** Shows pages of the sandbox in turn, as a browser would follow them, until one leads to the shop. */
export function useShopperPage(client: SandboxClient, first: string) {
  const [wanted, setWanted] = useState<Wanted>({ path: first });
  const [seen, setSeen] = useState<Seen>({ kind: 'loading' });

  const follow = useCallback(
    (address: string) => {
      const next = shopperPageAt(address, originsOf(client));
      if (next) setWanted({ path: next.path });
      else setSeen({ kind: 'left', address });
    },
    [client],
  );

  useEffect(() => {
    let isLive = true;
    const { path, form } = wanted;
    client
      .fetch(`${client.baseUrl}${path}`, form ? { method: 'POST', body: form } : {})
      .then(async (answer) => {
        const leadsTo = answer.headers.get('location');
        const html = leadsTo ? '' : await answer.text();
        if (!isLive) return;
        if (leadsTo) follow(leadsTo);
        else setSeen(pageIn(html));
      })
      .catch((error: unknown) => {
        if (isLive) setSeen({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) });
      });
    return () => {
      isLive = false;
    };
  }, [client, wanted, follow]);

  const send = useCallback((form: URLSearchParams) => setWanted(({ path }) => ({ path, form })), []);
  return { seen, send, follow };
}
