import { redacted } from '../../ledger/redact';
import type { Exchange } from '../../ledger/types';
import type { CallRequest } from '../../sandbox-client';

/** Headers that say something about the call and are worth sending again. Authorization comes from the key kind. */
const KEPT = /^(upstream-|forwarded$|digitalriver-version$|accept$)/;

/** The call of a recorded exchange, ready to be sent again. Null where the ledger had to leave secrets out of its body. */
export function requestFrom({ method, path, keyKind, requestBody, requestHeaders }: Exchange): CallRequest | null {
  const body = requestBody === null || requestBody === undefined ? undefined : requestBody;
  if (body !== undefined && JSON.stringify(body).includes(redacted)) return null;
  const headers = Object.fromEntries(Object.entries(requestHeaders).filter(([name]) => KEPT.test(name.toLowerCase())));
  return { method, path, key: keyKind, headers, ...(body === undefined ? {} : { body }) };
}
