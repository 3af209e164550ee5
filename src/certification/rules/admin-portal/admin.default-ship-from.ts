import { isObject, type JsonObject, read, text } from '../../../json';
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
function addressIn({ isAccepted, body }: Call): JsonObject | undefined {
  const address = read(body, 'shipFrom.address');
  return isAccepted && isObject(address) ? address : undefined;
}

/** The same fields with the same values, whatever their order. */
function isSame(one: JsonObject, other: JsonObject): boolean {
  let more = 0;
  for (const name in one) {
    if (!hasSameValue(one[name], other[name])) return false;
    more += 1;
  }
  for (const _ in other) more -= 1;
  return more === 0;
}

const hasSameValue = (one: unknown, other: unknown) => one === other || JSON.stringify(one) === JSON.stringify(other);

const namesAddress = keyOf('createCheckouts', (call) => (addressIn(call) ? 'named' : undefined));

/** The checkout before this one that named an address. */
const previousOf = ({ sequence }: Call, on: LedgerIndex): Call | undefined =>
  on.lastCallBefore(namesAddress, 'named', sequence, ({ counts }) => counts);

const isTheDefault = judged<Call>('leaves from the address of the checkout before', (call, on) => {
  const own = addressIn(call);
  const previous = own && previousOf(call, on);
  const before = previous && addressIn(previous);
  if (!own || !before || isSame(own, before)) return beside;
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
