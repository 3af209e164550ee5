/** Which way a delivery goes: to whoever listens for its webhook, to the sandbox's own receiver, or out to its address. */
import { isReceiver } from '../domain/account/deliveries/receiver';
import type { Recorder } from '../engine/record';
import type { Listeners, Place } from './listeners';
import { receiverOf } from './receive';
import type { Sender } from './sender';

export interface Ways {
  readonly record: Recorder;
  readonly listeners: Listeners;
  /** To an address of somebody else. */
  readonly send: Sender;
}

export async function wayOf({ record, send, listeners }: Ways, place: Place): Promise<Sender> {
  const listened = await listeners.wayTo(place);
  const receive = receiverOf(record, place.accountId);
  return (outgoing, limits) => {
    if (listened && !outgoing.isForToken) return listened(outgoing, limits);
    return isReceiver(outgoing.url) ? receive(outgoing, limits) : send(outgoing, limits);
  };
}
