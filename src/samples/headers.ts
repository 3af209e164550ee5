import { keyValue } from '../sandbox-client/client';
import type { SampleCall } from './types';

/** The headers a call needs, in the order one reads them. */
export function headersOf({ body, parts, headers = {}, key = 'secret' }: SampleCall): Record<string, string> {
  const isType = (name: string) => name.toLowerCase() === 'content-type';
  const hasType = Object.keys(headers).some(isType);
  // Whoever writes the form draws the line between its parts, and says so in the type.
  const own = parts ? Object.entries(headers).filter(([name]) => !isType(name)) : Object.entries(headers);
  return {
    ...(key === 'none' ? {} : { Authorization: `Bearer ${keyValue(key)}` }),
    ...(body === undefined || hasType || parts ? {} : { 'Content-Type': 'application/json' }),
    ...Object.fromEntries(own),
  };
}
