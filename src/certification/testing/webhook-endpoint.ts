/** A connector's endpoint for events: it does everything right unless told otherwise, and ships what it hears was accepted. */
import type { Order, Webhook } from '../../generated/contract/types';
import type { Arrived, Connector, Endpoint } from './connector';

export interface Habits {
  readonly checksSignature?: boolean;
  readonly checksTime?: boolean;
  readonly remembersEvents?: boolean;
  /** What it does about an accepted order, where it is anything else than shipping it. */
  readonly acts?: (order: Order) => Promise<unknown>;
  /** What it answers to forgeries; 401 where nothing is said. */
  readonly refusesWith?: number;
}

const toleranceMs = 5 * 60 * 1000;
const encoder = new TextEncoder();

async function signatureOf(token: string, time: string, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(token), algorithm, false, ['sign']);
  const bytes = await crypto.subtle.sign('HMAC', key, encoder.encode(`${time}.${text}`));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

async function isGenuine({ text, signature }: Arrived, token: string, checksTime: boolean): Promise<boolean> {
  const [time = '', ...signatures] = signature.split(', ');
  if (checksTime && !(Math.abs(Date.now() - Number(time)) <= toleranceMs)) return false;
  return signatures.includes(await signatureOf(token, time, text));
}

/** @returns what the connector answers with from now on */
export async function endpointOf(connector: Connector, webhook: Webhook, habits: Habits = {}): Promise<Endpoint> {
  const { checksSignature = true, checksTime = true, remembersEvents = true, refusesWith = 401 } = habits;
  const { acts = (order: Order) => connector.fulfill(order, { quantity: 1 }) } = habits;
  const token = await connector.tokenOf(webhook);
  const handled = new Set<string>();
  return async (arrived) => {
    if (checksSignature && !(await isGenuine(arrived, token, checksTime))) return refusesWith;
    const { id, type, data } = arrived.event;
    const isKnown = remembersEvents && handled.has(id);
    handled.add(id);
    if (type === 'order.accepted' && !isKnown) await acts((data as { object: Order }).object);
    return 202;
  };
}
