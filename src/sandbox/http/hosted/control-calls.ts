/** What control calls have to keep to where many share the sandbox. */
import type { Refusal, Reply } from '../../engine/reply';
import { accountOf } from '../../engine/sides';
import type { RateLimiter } from '../../peers/port';
import type { Store } from '../../storage/port';
import { bearerOf } from '../auth';
import { refusals } from '../errors';
import type { Known } from '../keys/directory';
import { audit } from './audit';
import type { Adds, Sharing } from './fullness';
import type { Received } from './operator';
import { auditOf } from './records';

/** Forms of pages send these, and no page needs to ask before it does. */
const isJson = (contentType: string) => /^application\/(?:[\w.-]+\+)?json\b/i.test(contentType);

/**
 * Why a call could have been made by a page of somebody else in a browser that knows the key: basic authentication goes along
 * with a form, a bearer token never does.
 */
export function forgeable({ headers, url }: Request): Refusal | undefined {
  if (bearerOf(headers) === undefined) return refusals.bearerOnly();
  const contentType = headers.get('content-type');
  // A snapshot's file is sent as what the caller's program takes it for.
  if (new URL(url).pathname === '/_sandbox/snapshots/import') return undefined;
  return contentType === null || isJson(contentType) ? undefined : refusals.notJson(contentType.slice(0, 100));
}

function addsOf({ method, url }: Request): Adds {
  const { pathname } = new URL(url);
  if (method !== 'POST' || pathname === '/_sandbox/reset') return 'nothing';
  if (/^\/_sandbox\/assessments\/?$/.test(pathname)) return 'assessments';
  return /^\/_sandbox\/snapshots(\/import)?$/.test(pathname) ? 'snapshots' : 'objects';
}

/** Why a control call is refused although its key is right: it comes too soon, or there is no room for what it adds. */
export async function overLimits(
  { request }: Received,
  { caller, quotas: own }: Known,
  { limiter, sharing }: { readonly limiter: RateLimiter; readonly sharing: Sharing },
): Promise<Refusal | undefined> {
  const quotas = { ...sharing.quotas, ...own };
  const { requestsPerSecond } = quotas;
  const wait = await limiter.take(`${caller.accountId} control`, performance.now(), requestsPerSecond);
  if (wait > 0) return refusals.tooManyRequests(requestsPerSecond, wait);
  return sharing.fullness.refusal(caller.accountId, addsOf(request), quotas);
}

/** People who write in a shared assessment make one with every few letters, and it keeps who changed it itself. */
const isWriting = (path: string) => /^\/_sandbox\/assessments\/[^/]+\/changes\/?$/.test(path);

/** A control call that changes something stands in the audit log. */
export async function auditControl(
  store: Store,
  { request, requestId, from }: Received,
  accountId: string,
  { status }: Reply,
): Promise<void> {
  const { pathname: path } = new URL(request.url);
  if (request.method === 'GET' || isWriting(path)) return;
  const time = new Date().toISOString();
  await audit(store, auditOf(accountOf(accountId)), {
    ...{ time, who: `account ${accountId}`, method: request.method, path, status, requestId },
    ...(from && { from }),
  });
}
