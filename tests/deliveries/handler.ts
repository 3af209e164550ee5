/** A small connector: it takes events, and ships what was ordered. It can be made careless in several ways. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Event, Order } from '../../src/generated/contract/types';
import type { Behaviour, Got } from './receiver';
import type { Hooks } from './world';

export interface Habits {
  readonly checksSignature?: boolean;
  readonly checksTime?: boolean;
  readonly rememberEvents?: boolean;
  readonly knowsAllTypes?: boolean;
}

const toleranceMs = 5 * 60 * 1000;

function isGenuine({ headers, raw }: Got, token: string, checksTime: boolean): boolean {
  const [time = '', ...signatures] = String(headers['digitalriver-signature'] ?? '').split(', ');
  if (checksTime && !(Math.abs(Date.now() - Number(time)) <= toleranceMs)) return false;
  const expected = createHmac('sha256', token).update(`${time}.`).update(raw).digest();
  return signatures.some((text) => {
    const given = Buffer.from(text, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

async function act(hooks: Hooks, event: Event): Promise<void> {
  if (event.type !== 'order.accepted') return;
  const { object } = event.data as { object: Order };
  const body = { orderId: object.id, items: [{ itemId: object.items[0]?.id, quantity: 1 }] };
  await hooks.client.send('POST', '/fulfillments', { body });
}

export function handlerOf(hooks: Hooks, token: string, habits: Habits = {}): Behaviour {
  const { checksSignature = true, checksTime = true, rememberEvents = true, knowsAllTypes = true } = habits;
  const handled = new Set<string>();
  return (response, got) => {
    if (checksSignature && !isGenuine(got, token, checksTime)) return void response.writeHead(401).end();
    if (!knowsAllTypes && got.event.type === 'sandbox.unknown') return void response.writeHead(400).end('Unknown type');
    const isKnown = rememberEvents && handled.has(got.event.id);
    handled.add(got.event.id);
    // It acts first, so that nobody has to wait for what follows its answer.
    void (isKnown ? Promise.resolve() : act(hooks, got.event)).then(() => response.writeHead(202).end());
  };
}
