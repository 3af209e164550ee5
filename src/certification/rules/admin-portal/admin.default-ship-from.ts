import { isObject, read, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { goodsOf, leavesFromPlace } from '../../stories/goods';
import { orderRequests } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { beside, breaks } from '../../vocabulary/outcome';
import { type Alike, alike } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

/** The address of the whole checkout; lines may leave from other places. */
function originOf({ isAccepted, body }: Call): string | undefined {
  const address = read(body, 'shipFrom.address');
  return isAccepted && isObject(address) ? JSON.stringify(Object.entries(address).sort()) : undefined;
}

const byOrigin = keyOf('createCheckouts', originOf);

const isTheDefault = judged<Alike>('is the address of the first checkout, too', ({ value, calls }, on: LedgerIndex) => {
  const first = on.calls('createCheckouts').find((call) => originOf(call) !== undefined);
  const [own] = calls;
  if (!first || !own || originOf(first) === value) return beside;
  return breaks({
    sequence: own.sequence,
    pointer: '/requestBody/shipFrom/address',
    expected: "the store's one default address",
    seen: text(own.body, 'shipFrom.address.line1') ?? text(own.body, 'shipFrom.address.country'),
    message: 'Checkouts of one store leave from several addresses. Other places belong to single lines.',
  });
});

export const defaultShipFrom = rule({
  item: 'admin.default-ship-from',
  part: true,
  over: orderRequests().into('line of goods', goodsOf),
  each: leavesFromPlace,
  also: [part({ over: alike('ship-from address', byOrigin), warn: [isTheDefault] })],
  words: {
    standard: 'Goods leave from the address that the store has set, or from one of their own.',
    mend: 'Send shipFrom with country, and in the US with postal code, from a setting of the store.',
    none: 'No goods were ordered.',
  },
});
