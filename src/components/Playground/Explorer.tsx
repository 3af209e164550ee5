import { useColorMode } from '@docusaurus/theme-common';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import SwaggerUI from 'swagger-ui-react';
import { anchorOfAddress } from '../../browser/address';
import contract from '../../generated/contract/document.json';
import { type SandboxClient, useSandbox } from '../../sandbox-client';
import { keyValue } from '../../sandbox-client/client';
import { patiently } from '../../sandbox-client/patience';
import { accessiblePlugin } from './accessible';
import { documentToShow } from './documentToShow';
import { executePlugin } from './executePlugin';
import { keyFor, type PlaygroundKey } from './keys';
import { linkedOperationPlugin, showLinkedOperation } from './linkedOperation';
import { keepMended } from './mendMarkup';
import { shopperPlugin } from './shopperPlugin';

const shown = documentToShow(contract);
const plugins = [accessiblePlugin, executePlugin, linkedOperationPlugin, shopperPlugin];

/** A request on its way out, as Swagger UI hands it to its interceptor. */
interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: unknown;
  userFetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** Swagger UI over the contract, with its calls routed to the chosen sandbox. */
export default function Explorer({ keyChoice }: { keyChoice: PlaygroundKey }): ReactNode {
  const { client } = useSandbox();
  useDarkModeClass();
  // Swagger UI keeps the interceptor of its first mount, so the interceptor reads what counts now through this.
  const live = useRef({ client, keyChoice });
  live.current = { client, keyChoice };
  const intercept = useMemo(() => (request: object) => route(request as OutgoingRequest, live.current), []);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current ? keepMended(box.current) : undefined), []);
  const open = useRef<(hash: string) => void>(() => {});
  useEffect(() => followAddress(box.current, (hash) => open.current(hash)), []);
  return (
    <div ref={box} className="playground">
      <SwaggerUI
        spec={shown}
        layout="PlaygroundLayout"
        docExpansion="none"
        defaultModelsExpandDepth={-1}
        deepLinking
        tryItOutEnabled
        displayRequestDuration
        requestInterceptor={intercept}
        plugins={plugins}
        onComplete={(system: LayoutSystem) => {
          open.current = (hash) => system.layoutActions.parseDeepLinkHash(hash);
        }}
      />
    </div>
  );
}

interface LayoutSystem {
  layoutActions: { parseDeepLinkHash(hash: string): void };
}

/** Shows the operation that the address names, now and whenever it names another. Swagger UI reads the address only once. */
function followAddress(box: Element | null, open: (hash: string) => void): (() => void) | undefined {
  if (!box) return;
  let stop = showLinkedOperation(box);
  const follow = () => {
    stop();
    open(`#${anchorOfAddress()}`);
    stop = showLinkedOperation(box);
  };
  window.addEventListener('hashchange', follow);
  return () => {
    window.removeEventListener('hashchange', follow);
    stop();
  };
}

/** Sends a request to the sandbox, and shows it with the address that a terminal can reach. */
function route(
  request: OutgoingRequest,
  { client, keyChoice }: { client: SandboxClient; keyChoice: PlaygroundKey },
): OutgoingRequest {
  const { pathname, search } = new URL(request.url, client.baseUrl);
  const key = keyFor(keyChoice, request.method, pathname, request.body);
  // curl takes brackets for a list of addresses, and the command beside the answer is made from this.
  request.url = `${client.baseUrl}${pathname}${search.replace(/[[\]{}]/g, encodeURIComponent)}`;
  if (key !== 'none') request.headers.Authorization = `Bearer ${keyValue(key)}`;
  // One cannot click fast enough to want a 429 here; what runs beside it (a guide, a connector) may use the limit up.
  request.userFetch = (url, init) =>
    patiently(
      () => client.fetch(url, init),
      ({ headers }) => headers.get('retry-after'),
    );
  return request;
}

/** Swagger UI's stylesheet looks for this class on the root element. */
function useDarkModeClass(): void {
  const { colorMode } = useColorMode();
  useEffect(() => {
    const { classList } = document.documentElement;
    classList.toggle('dark-mode', colorMode === 'dark');
    return () => classList.remove('dark-mode');
  }, [colorMode]);
}
