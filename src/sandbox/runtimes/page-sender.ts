/** Deliveries from a page: to the sandbox's own receiver, and nowhere else. */
import type { Sender } from '../deliveries/sender';
import { receiverAddress } from '../domain/account/deliveries/receiver';
import { alone } from '../peers/alone';
import type { Peers } from '../peers/port';

/** A page may not call any address: most endpoints would refuse its browser, and none should be surprised by it. */
export const callNobody: Sender = async () => ({
  failure: 'unreachable',
  reason: `The sandbox in a page calls no address outside. Use ${receiverAddress}, its own receiver, or the local server.`,
  inside: true,
});

/**
 * Tabs of one site have one outbox: each waits for its turn on a line, and looks again when it has it. A browser without
 * locks, as in an insecure page, sends from each.
 */
export const inOneTab: Peers['take'] = (line) => {
  if (typeof navigator === 'undefined' || navigator.locks === undefined) return alone.take(line);
  return new Promise((taken, failed) => {
    const hold = () => new Promise<void>((release) => taken({ isHeld: true, release: async () => release() }));
    navigator.locks.request(`connector-standards-delivery ${line}`, hold).catch(failed);
  });
};
