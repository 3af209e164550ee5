/** What control calls have to keep to where many share the sandbox. */
import type { Refusal, Reply } from '../../engine/reply';
import type { Store } from '../../storage/port';
import { bearerOf } from '../auth';
import { refusals } from '../errors';
import { audit } from './audit';
import type { Received } from './operator';

/** Forms of pages send these, and no page needs to ask before it does. */
const isJson = (contentType: string) => /^application\/(?:[\w.-]+\+)?json\b/i.test(contentType);

/**
 * Why a call could have been made by a page of somebody else in a browser that knows the key: basic authentication goes along
 * with a form, a bearer token never does.
 */
export function forgeable({ headers }: Request): Refusal | undefined {
  if (bearerOf(headers) === undefined) return refusals.bearerOnly();
  const contentType = headers.get('content-type');
  return contentType === null || isJson(contentType) ? undefined : refusals.notJson(contentType.slice(0, 100));
}

/** A control call that changes something stands in the audit log. */
export async function auditControl(
  store: Store,
  { request, requestId, from }: Received,
  accountId: string,
  { status }: Reply,
): Promise<void> {
  if (request.method === 'GET') return;
  const { pathname: path } = new URL(request.url);
  const time = new Date().toISOString();
  await audit(store, {
    ...{ time, who: `account ${accountId}`, method: request.method, path, status, requestId },
    ...(from && { from }),
  });
}
