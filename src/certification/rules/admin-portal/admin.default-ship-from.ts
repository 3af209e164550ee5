import { isObject, read, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { goodsOf, leavesFromPlace } from '../../stories/goods';
import { orderRequests } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { beside, breaks } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

/** The address of the whole checkout; lines may leave from other places. */
function originOf({ isAccepted, body }: Call): string | undefined {
  const address = read(body, 'shipFrom.address');
  return isAccepted && isObject(address) ? JSON.stringify(Object.entries(address).sort()) : undefined;
}

const fromSomewhere = keyOf('createCheckouts', (call) => (originOf(call) === undefined ? undefined : 'named'));

/** The checkout before this one that named an address. */
const previousOf = ({ sequence }: Call, on: LedgerIndex): Call | undefined =>
  on.lastCallBefore(fromSomewhere, 'named', sequence, ({ counts }) => counts);

const isTheDefault = judged<Call>('leaves from the address of the checkout before', (call, on) => {
  const own = originOf(call);
  const previous = own === undefined ? undefined : previousOf(call, on);
  if (!previous || originOf(previous) === own) return beside;
  return breaks({
    sequence: call.sequence,
    pointer: '/requestBody/shipFrom/address',
    expected: "the store's one default address",
    seen: text(call.body, 'shipFrom.address.line1') ?? text(call.body, 'shipFrom.address.country'),
    message: 'Checkouts of one store leave from several addresses. Other places belong to single lines.',
  });
});

export const defaultShipFrom = rule({
  item: 'admin.default-ship-from',
  part: true,
  over: orderRequests().into('line of goods', goodsOf),
  each: leavesFromPlace,
  also: [part({ over: calls('checkout', 'createCheckouts'), warn: [isTheDefault] })],
  words: {
    standard: 'Goods leave from the address that the store has set, or from one of their own.',
    mend: 'Send shipFrom with country, and in the US with postal code, from a setting of the store.',
    none: 'No goods were ordered.',
  },
});
