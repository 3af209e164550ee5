/**
 * `/payments/redirects/{id}?apiKey=pk_…`: where a shopper's browser goes to approve a payment or to pass a challenge.
 * Reading it changes nothing. A choice is a form sent from the page itself; a page of another site cannot send it.
 */
import type { Hono } from 'hono/tiny';
import type { SourceRecord } from '../../domain';
import type { SourceAction } from '../../domain/sale/sources/types';
import { timeOf } from '../../engine/clock';
import { type Addresses, contextOf } from '../../engine/context';
import { createReader } from '../../engine/reader';
import { settle } from '../../engine/settle';
import type { Store } from '../../storage/port';
import type { Directory } from '../keys/directory';
import { actionsFor, donePage, problemPage, sourcePage, styleHash, type Ways } from './page';

export interface ShopperOptions {
  readonly store: Store;
  readonly directory: Directory;
  readonly addresses: Addresses;
}

type Page = ReturnType<typeof problemPage>;

/** An address of the web, or nothing: a link must not run a script. */
function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}

function waysOf({ document }: SourceRecord): Ways {
  const { returnUrl = document.creditCard?.returnUrl, cancelUrl } = document.redirect ?? {};
  const back = webAddress(returnUrl);
  return { back, away: webAddress(cancelUrl) ?? back };
}

/** Browsers hold a form to these origins even where the answer to it leads on. */
function policyFor({ back, away }: Partial<Ways>): string {
  const origins = [back, away].flatMap((address) => (address ? [new URL(address).origin] : []));
  const targets = ["'self'", ...new Set(origins)].join(' ');
  return `default-src 'none'; style-src '${styleHash}'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`;
}

async function show(status: number, page: Page, ways: Partial<Ways> = {}): Promise<Response> {
  const headers = {
    'content-type': 'text/html;charset=UTF-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy': policyFor(ways),
  };
  return new Response(String(await page), { status, headers });
}

/** A browser says from where a form comes. Callers that are no browsers say nothing, and cannot be tricked. */
function isOwnForm(request: Request): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  return origin === null || (URL.canParse(origin) && new URL(origin).host === new URL(request.url).host);
}

/** The choice is a short word. */
const longestForm = 1000;

/** The body as far as a form of this page reaches. */
async function formText(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > longestForm) {
      await reader?.cancel();
      return '';
    }
  }
  return text;
}

async function chosen(request: Request, state: string): Promise<SourceAction | undefined> {
  const wanted = new URLSearchParams(await formText(request)).get('action');
  return actionsFor(state).find((action) => action === wanted);
}

function seeOther(address: string): Response {
  return new Response(null, { status: 303, headers: { location: address, 'cache-control': 'no-store' } });
}

async function decide(request: Request, accountId: string, source: SourceRecord, options: ShopperOptions) {
  const ways = waysOf(source);
  if (!isOwnForm(request))
    return show(403, problemPage('Not from here', 'Open the page itself and choose there.'), ways);
  const action = await chosen(request, source.document.state);
  if (!action) return show(409, sourcePage(source, ways), ways);
  const { store, addresses } = options;
  const settled = await store.transact(accountId, async (transaction) => {
    const context = contextOf(timeOf(transaction.account, new Date()), transaction.account, accountId, addresses);
    const answer = await settle(transaction, { sourceId: source.id, action }, context);
    return { ok: answer.ok, source: (await createReader(transaction).find('source', source.id)) ?? source };
  });
  if (!settled.ok) return show(409, sourcePage(settled.source, ways), ways);
  const gaveUp = action === 'decline' || action === 'fail_authentication';
  const way = gaveUp ? ways.away : ways.back;
  return way ? seeOther(way) : show(200, donePage(settled.source, way), ways);
}

async function answer(request: Request, sourceId: string, options: ShopperOptions): Promise<Response> {
  const { store, directory } = options;
  const apiKey = new URL(request.url).searchParams.get('apiKey') ?? '';
  const known = /^pk_\w+$/.test(apiKey) ? await directory.find(new Headers({ 'x-api-key': apiKey })) : undefined;
  const account = known?.refusal ? undefined : known?.caller;
  if (account?.keyKind !== 'public')
    return show(
      401,
      problemPage('Unknown key', 'The address needs the public key, as apiKey. Take it from redirectUrl.'),
    );
  const source = await store.transact(account.accountId, (transaction) =>
    createReader(transaction).find('source', sourceId),
  );
  if (!source)
    return show(
      404,
      problemPage('No such payment', 'The sandbox has no source of this id. It may have been reset since.'),
    );
  if (request.method === 'POST') return decide(request, account.accountId, source, options);
  const ways = waysOf(source);
  return show(200, sourcePage(source, ways), ways);
}

export function addShopperPages(app: Hono, options: ShopperOptions): void {
  for (const method of ['GET', 'POST'])
    app.on(method, '/payments/redirects/:id', ({ req }) => answer(req.raw, req.param('id') ?? '', options));
}
