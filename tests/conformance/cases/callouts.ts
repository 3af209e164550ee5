import type {
  Address,
  Checkout,
  ShippingMethodQuoteRequest,
  ShippingMethodQuoteResponse,
  StoreCreditValidationResponse,
} from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields } from '../check';
import { bareCart, contactAt, makeCheckout, minneapolis, unique } from '../shop';

const quotes = '/checkout/shipping-quotes';
const credits = '/checkouts/store-credits';

function quoteRequest(address: Partial<Address> = {}, currency = 'USD'): ShippingMethodQuoteRequest {
  return {
    sessionId: unique('session'),
    currency,
    shipTo: contactAt({ ...minneapolis, ...address }),
    items: [
      { id: 'one', amount: 10, quantity: 1 },
      { id: 'two', amount: 5, quantity: 3 },
    ],
  };
}

export const calloutCases = casesOf('Callouts', {
  'A shop names its shipping methods, with every item in a shipment': async (client) => {
    const answer = await client.change<ShippingMethodQuoteResponse>(quotes, quoteRequest());
    expectEqual(answer.shipments, [{ itemIds: ['one', 'two'] }], 'The shipments');
    const amounts = answer.shippingMethods.map(({ amount }) => amount);
    expectEqual(amounts, [2.99, 10.98], 'What the methods cost');
    const inYen = await client.change<ShippingMethodQuoteResponse>(quotes, quoteRequest({}, 'JPY'));
    const yen = inYen.shippingMethods.map(({ amount }) => amount);
    expectEqual(yen, [3, 11], 'What they cost in a currency without decimals');
  },

  'A shop passes on the shipping methods that it is offered': async (client) => {
    const shippingMethods = [{ id: '07', amount: 15.06, description: 'Economy', shippingTerms: 'DAP' as const }];
    const answer = await client.change<ShippingMethodQuoteResponse>(quotes, { ...quoteRequest(), shippingMethods });
    expectEqual(answer.shippingMethods, shippingMethods, 'The methods');
  },

  'A shop says with a code why it ships nothing to an address': async (client) => {
    const refused: [Partial<Address>, string][] = [
      [{ line1: 'PO Box 12' }, 'shipping_address_POBox_invalid'],
      [{ line2: 'P.O. box 7' }, 'shipping_address_POBox_invalid'],
      [{ city: undefined }, 'shipping_address_invalid'],
      [{ country: 'KP', state: undefined }, 'shipping_address_location_invalid'],
      [{ state: 'ZZ' }, 'shipping_address_subdivision_invalid'],
    ];
    for (const [address, code] of refused)
      await client.refused('POST', quotes, quoteRequest(address), { status: 400, code });
    const boxer = await client.send('POST', quotes, { body: quoteRequest({ line1: '1 Postbox Lane' }) });
    expectEqual(boxer.status, 200, 'The status for a street that only sounds like a box');
  },

  'A shop approves store credit, or refuses it with status 200': async (client) => {
    const approved = await client.change<StoreCreditValidationResponse>(credits, { upstreamId: 'gift-1', amount: 5 });
    expectEqual(approved, { upstreamId: 'gift-1', amount: 5, approval: true }, 'The approval');
    const body = { upstreamId: 'gift-refused', amount: 5, sessionId: unique('session') };
    const refused = await client.change<StoreCreditValidationResponse>(credits, body);
    expectEqual(refused, { upstreamId: 'gift-refused', approval: false }, 'The refusal');
    for (const [parameter, sent] of [
      ['upstreamId', { amount: 5 }],
      ['amount', { upstreamId: 'gift-1' }],
    ] as const)
      await client.refused('POST', credits, sent, { status: 400, code: 'missing_parameter', parameter });
  },

  'A shop is told that store credit is not used, and checkouts keep their addresses': async (client) => {
    await client.remove(`${credits}/gift-1`);
    const { id } = await makeCheckout(client, bareCart);
    expectFields(await client.read<Checkout>(`/checkouts/${id}`), { id }, 'The checkout');
    const gone = { status: 404, code: 'not_found', parameter: 'id' };
    await client.refused('POST', '/checkouts/no-such-checkout', {}, gone);
  },

  'Callouts take the secret key alone': async (client) => {
    for (const [path, body] of [
      [quotes, quoteRequest()],
      [credits, { upstreamId: 'gift-1', amount: 5 }],
    ] as const)
      await client.asPublic().refused('POST', path, body, { status: 403 });
  },
});
