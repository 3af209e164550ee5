import { keyValue } from '../../sandbox-client/client';
import type { CallRequest } from '../../sandbox-client/types';

/** The headers a call needs, in the order one reads them. */
export function headersOf({ body, headers = {}, key = 'secret' }: CallRequest): Record<string, string> {
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return {
    ...(key === 'none' ? {} : { Authorization: `Bearer ${keyValue(key)}` }),
    ...(body === undefined || hasType ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  };
}
