import type { Connector, Endpoint } from './connector';

/** Refuses deliveries of one event type. */
export function refusing(type: string): Endpoint {
  return ({ event }) => (event.type === type ? 500 : 200);
}

/** Until the sandbox gives a delivery up. */
export async function untilGivenUp(connector: Connector): Promise<void> {
  await connector.delivered();
  for (const seconds of [5 * 60, 60 * 60, 3 * 60 * 60]) {
    await connector.wait({ seconds: seconds + 10 });
    await connector.delivered();
  }
}

/** The last attempt to deliver an event of this type is what a rule has to name. */
export function blameDelivery(connector: Connector, type: string): void {
  connector.blameDelivery(({ eventType }) => eventType === type);
}
