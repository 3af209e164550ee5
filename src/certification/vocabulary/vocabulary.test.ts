import { beforeAll, describe, expect, it } from 'vitest';
import { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { acceptance } from '../stories/order';
import { known, lineSent, Purchase, sent } from '../stories/purchase';
import { recordLedger } from '../testing/record';
import { type At, type Check, satisfies, seen } from './check';
import { everyEntry, someEntry } from './items';
import { all, any, never, when } from './logic';
import { firstCall, firstEvent, follows, inOrder, lastCall, theCall, within } from './moments';
import { beside, breaks, holds } from './outcome';
import { calls, entriesOf, type Told, toldOf } from './over';
import { answer, field, header, status } from './reading';

/** A sale: two lines at 10 and 20, with a price that came with an update and was taken back; shipped after two days. */
describe('the words of rules', () => {
  let on: LedgerIndex;
  let checkout: Call;
  let order: Told;
  let purchase: Purchase;

  beforeAll(async () => {
    const { entries } = await recordLedger(async (connector) => {
      const made = await connector.payable({ items: [{ price: 10 }, { price: 20 }], locale: 'en_US' });
      await connector.updateCheckout(made, {
        locale: 'de_DE',
        items: [{ id: made.items[0]?.id, metadata: { gift: 1 } }],
      });
      const placed = await connector.place(made);
      await connector.wait({ days: 2 });
      await connector.ship(placed);
      await connector.refused('POST', '/skus', {});
    });
    on = new LedgerIndex(() => ({ counts: true, isNegative: false }));
    on.add(entries);
    checkout = on.calls('createCheckouts')[0] as Call;
    order = on.stories('order').flatMap(toldOf)[0] as Told;
    purchase = new Purchase(on.calls('createOrders')[0] as Call, on);
  });

  const is = <Of>(check: Check<Of>, subject: Of) => check.run(subject, on).is;

  it('say what a value is, where it stands', () => {
    const yes = [
      field('taxInclusive').is('boolean'),
      field('items').is('list'),
      field('shipTo.address').is('object'),
      field('currency').equals('USD'),
      field('currency').oneOf(['EUR', 'USD']),
      field('email').matches(/@/, 'an address'),
      field('shippingChoice.amount').atLeast(5),
      field('shippingChoice.amount').atMost(5),
      field('browserIp').isPresent(),
      field('chargeType').isAbsent(),
      answer('currency').equals('USD'),
      header('content-type').matches(/json/, 'JSON'),
      status().equals(201),
    ];
    for (const check of yes) {
      expect(is(check, checkout), check.says).toBe('holds');
      expect(is(check.mutants()[0]?.made as Check<Call>, checkout), check.says).toBe('breaks');
    }
    expect(field('shippingChoice.amount').atLeast(6).run(checkout, on)).toEqual({
      is: 'breaks',
      fault: {
        sequence: checkout.sequence,
        pointer: '/requestBody/shippingChoice/amount',
        expected: '6 or more',
        seen: 5,
      },
    });
  });

  it('say nothing of the answer to a refused call', () => {
    const refused = on.calls('createSkus').find(({ isAccepted }) => !isAccepted) as Call;
    expect(is(answer('id').isPresent(), refused)).toBe('beside');
    expect(is(status().equals(400), refused)).toBe('holds');
  });

  it('tell every entry of a list from some', () => {
    const dear = field('price').atLeast(15);
    expect(is(everyEntry('items', dear), checkout)).toBe('breaks');
    expect(is(someEntry('items', dear), checkout)).toBe('holds');
    expect(is(everyEntry('nothing', dear), checkout)).toBe('beside');
    const lines = entriesOf(calls('cart', 'createCheckouts'), 'items', 'line').subjects(checkout, on);
    expect(lines.map(({ pointer }) => pointer)).toEqual(['/requestBody/items/0', '/requestBody/items/1']);
  });

  it('join: all, any, never and where', () => {
    const [right, wrong] = [field('currency').equals('USD'), field('currency').equals('EUR')];
    const nothing: Check<At> = { says: 'says nothing', run: () => beside, mutants: () => [] };
    const fault = { sequence: 1, pointer: '', expected: 'not that', seen: undefined };
    expect(is(all(right, wrong), checkout)).toBe('breaks');
    expect(is(all(right, nothing), checkout)).toBe('holds');
    expect(is(any(wrong, right), checkout)).toBe('holds');
    expect(is(any(wrong, nothing), checkout)).toBe('breaks');
    expect(never(right, () => fault).run(checkout, on)).toEqual(breaks(fault));
    expect(
      is(
        never(wrong, () => fault),
        checkout,
      ),
    ).toBe('holds');
    expect(is(when(wrong, wrong), checkout)).toBe('beside');
    expect(is(when(right, wrong), checkout)).toBe('breaks');
    expect(seen('is there').run(checkout, on)).toEqual(holds());
    expect(
      is(
        satisfies<At>('is not there', () => false),
        checkout,
      ),
    ).toBe('breaks');
  });

  it('read what was sent and known before the order', () => {
    expect(is(sent('locale').equals('de_DE'), purchase)).toBe('holds');
    expect(is(sent('vatNumber').isAbsent(), purchase)).toBe('holds');
    expect(is(known('payment.session.state').equals('requires_confirmation'), purchase)).toBe('holds');
    expect(is(sent('currency').sameAs(known('currency')), purchase)).toBe('holds');
    expect(is(sent('email').sameAs(known('currency')), purchase)).toBe('breaks');
    const [first, second] = purchase.lines();
    expect(first && is(lineSent('metadata.gift').equals(1), first)).toBe('holds');
    expect(second && is(lineSent('price').equals(20), second)).toBe('holds');
  });

  it('order things in time', () => {
    const [placed, shipped] = [firstCall('createOrders'), lastCall('createFulfillments')];
    expect(is(inOrder(placed, shipped), order)).toBe('holds');
    expect(is(inOrder(shipped, placed), order)).toBe('breaks');
    expect(is(inOrder(placed, firstCall('createRefunds')), order)).toBe('beside');
    expect(is(within(acceptance, shipped, { days: 7 }), order)).toBe('holds');
    expect(is(within(acceptance, shipped, { days: 1 }), order)).toBe('breaks');
    expect(is(within(theCall, shipped, { seconds: 60 }), order)).toBe('breaks');
    expect(is(follows(placed, firstEvent('order.complete')), order)).toBe('holds');
    expect(is(follows(placed, firstEvent('order.cancelled')), order)).toBe('open');
  });
});
