/** The call as it stands in the form, before it is sent. */
import { encodeText } from '../../../browser/address';
import type { ListedOperation } from '../../../generated/contract/operation-list';
import type { CallRequest } from '../../../sandbox-client';
import { keyFor, type PlaygroundKey } from '../form/keys';
import type { Form } from '../preparation/slots';

function searchOf(query: Form['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      search.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
  return search.size > 0 ? `?${search}` : '';
}

/** @returns null while an id of the path is missing: such a call would run nowhere */
export function standingCall(
  { method, path }: ListedOperation,
  { parameters, query, body }: Form,
  keyChoice: PlaygroundKey,
): CallRequest | null {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => !parameters[name])) return null;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeText(parameters[name] ?? ''));
  const key = keyFor(keyChoice, method, filled, body);
  const call = { method, path: `${filled}${searchOf(query)}`, key };
  const isSent = body !== null && method !== 'GET' && method !== 'DELETE';
  return isSent ? { ...call, headers: { 'Content-Type': 'application/json' }, body } : call;
}
