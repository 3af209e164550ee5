/**
 * `/payments/redirects/{id}?apiKey=pk_…`: where a shopper's browser goes to approve a payment or to pass a challenge.
 * Reading it changes nothing. A choice is a form sent from the page itself; a page of another site cannot send it.
 */
import type { Hono } from 'hono/tiny';
import { runNameOf } from '../../../ledger/origins';
import type { SourceRecord } from '../../domain';
import type { SourceAction } from '../../domain/sale/sources/types';
import type { Recorded } from '../../engine/arrival';
import { controlEntry } from '../../engine/entries';
import { newUuid } from '../../engine/ids';
import { createReader } from '../../engine/reader';
import type { Recorder } from '../../engine/record';
import { settle } from '../../engine/settle';
import type { Store } from '../../storage/port';
import { askedOf } from '../asked';
import { takeIn } from '../intake';
import type { Directory } from '../keys/directory';
import { foreignForm, formOf, isOwnForm, problemPage, seeOther, show, webAddress } from './frame';
import { actionsFor, donePage, sourcePage, type Ways } from './page';

export interface ShopperOptions {
  readonly store: Store;
  readonly directory: Directory;
  readonly record: Recorder;
}

const both = ({ back, away }: Ways) => [back, away];

function waysOf({ document }: SourceRecord): Ways {
  const { returnUrl = document.creditCard?.returnUrl, cancelUrl } = document.redirect ?? {};
  const back = webAddress(returnUrl);
  return { back, away: webAddress(cancelUrl) ?? back };
}

async function chosen(request: Request, state: string): Promise<SourceAction | undefined> {
  const wanted = (await formOf(request)).get('action');
  return actionsFor(state).find((action) => action === wanted);
}

/** What the ledger says of a choice. The key in the address is public, and left out all the same. */
function recordedOf(request: Request, action: SourceAction): Recorded {
  const { recorded } = takeIn({
    ...{ asked: askedOf(request), operation: null, params: {} },
    body: { action },
  });
  return {
    ...{ requestId: newUuid(), time: new Date(), startedAt: performance.now(), method: request.method, recorded },
    ...{ origin: 'shopper', runName: runNameOf(request.headers), namedWith: 'public' },
  };
}

async function decide(request: Request, accountId: string, source: SourceRecord, options: ShopperOptions) {
  const ways = waysOf(source);
  if (!isOwnForm(request)) return show(403, foreignForm(), both(ways));
  const action = await chosen(request, source.document.state);
  if (!action) return show(409, sourcePage(source, ways), both(ways));
  const gaveUp = action === 'decline' || action === 'fail_authentication';
  const way = gaveUp ? ways.away : ways.back;
  const told = recordedOf(request, action);
  const settled = await options.record({ accountId, runName: told.runName }, async (book) => {
    const { answer, traces } = await settle(book, { kind: 'source', id: source.id, action });
    const reply = { status: way ? 303 : 200, headers: {}, body: null };
    if (answer.ok) book.write(controlEntry(told, reply, traces));
    return { ok: answer.ok, source: (await createReader(book.transaction).find('source', source.id)) ?? source };
  });
  if (!settled.ok) return show(409, sourcePage(settled.source, ways), both(ways));
  return way ? seeOther(way) : show(200, donePage(settled.source, way), both(ways));
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
  return show(200, sourcePage(source, ways), both(ways));
}

export function addShopperPages(app: Hono, options: ShopperOptions): void {
  for (const method of ['GET', 'POST'])
    app.on(method, '/payments/redirects/:id', ({ req }) => answer(req.raw, req.param('id') ?? '', options));
}
