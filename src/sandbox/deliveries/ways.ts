/** Which way a delivery goes: to the sandbox's own receiver, or out to its address. */
import { isReceiver } from '../domain/account/deliveries/receiver';
import type { Recorder } from '../engine/record';
import { receiverOf } from './receive';
import type { Sender } from './sender';

export interface Ways {
  readonly record: Recorder;
  /** To an address of somebody else. */
  readonly send: Sender;
}

export function wayOf({ record, send }: Ways, accountId: string): Sender {
  const receive = receiverOf(record, accountId);
  return (outgoing, limits) => (isReceiver(outgoing.url) ? receive(outgoing, limits) : send(outgoing, limits));
}
