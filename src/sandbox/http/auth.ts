/** Who calls: by bearer token, by basic authentication with the key as user name, or by the `X-API-KEY` header. */
import type { Caller } from '../engine/arrival';
import type { AskedHeaders } from './asked';

/** The keys of one account. */
export interface AccountKeys {
  readonly accountId: string;
  readonly secretKey: string;
  readonly publicKey: string;
  /** The version of the API that is pinned to both keys. */
  readonly version?: string;
}

/** Base64 of `user:password`, as RFC 7617 has it. Anything else is no user. */
function basicUser(encoded: string): string {
  try {
    return atob(encoded).split(':', 1)[0] ?? '';
  } catch {
    return '';
  }
}

export function keyOf(headers: Pick<AskedHeaders, 'get'>): string | undefined {
  const [scheme = '', credentials = ''] = (headers.get('authorization') ?? '').trim().split(/\s+/, 2);
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() === 'basic') return basicUser(credentials);
  return scheme === '' ? (headers.get('x-api-key') ?? undefined) : undefined;
}

/** The token of bearer authentication, which no browser sends by itself; undefined where there is none. */
export function bearerOf(headers: Pick<AskedHeaders, 'get'>): string | undefined {
  return /^bearer\s+(\S+)$/i.exec((headers.get('authorization') ?? '').trim())?.[1];
}

/** The caller, or undefined when the key is missing or unknown. */
export function authenticate(headers: Pick<AskedHeaders, 'get'>, accounts: readonly AccountKeys[]): Caller | undefined {
  const key = keyOf(headers);
  for (const { accountId, secretKey, publicKey, version } of accounts) {
    if (key === secretKey) return { accountId, keyKind: 'secret', version };
    if (key === publicKey) return { accountId, keyKind: 'public', version };
  }
  return undefined;
}
