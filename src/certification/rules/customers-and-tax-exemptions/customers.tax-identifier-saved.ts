import { objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import type { Story } from '../../ledger-index/story';
import { type Check, judged, type Subject } from '../../vocabulary/check';
import { breaks, holds, open } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

/** An identifier that a customer's checkout used. */
interface Use extends Subject {
  readonly id: string;
  readonly index: number;
  readonly customerId: string;
  readonly identifier: Story;
}

const ordersOf = keyOf('createOrders', ({ isAccepted, body }) => (isAccepted ? text(body, 'checkoutId') : undefined));

const isNumber = ({ identifier }: Use) =>
  ['pending', 'verified'].includes(String(identifier.lastSeen('state')?.value)) &&
  identifier.events('tax_identifier.not_valid').length === 0;

function usesIn(call: Call, on: LedgerIndex): Use[] {
  const customerId = text(call.answer, 'customerId');
  if (!call.isAccepted || customerId === undefined) return [];
  return objects(call.body, 'taxIdentifiers').flatMap((entry, index) => {
    const id = text(entry, 'id');
    return id === undefined ? [] : [{ call, id, index, customerId, identifier: on.story('tax-identifier', id) }];
  });
}

const isSaved: Check<Use> = judged('is attached to its customer', ({ call, id, index, customerId, identifier }, on) => {
  const attached = identifier
    .calls('createCustomerTaxIdentifier')
    .find(({ isAccepted, params }) => isAccepted && params.id === customerId);
  if (attached || identifier.lastSeen('customerId')?.value === customerId) return holds(attached?.sequence ?? 0);
  const checkoutId = text(call.answer, 'id') ?? '';
  const [order] = on.callsBy(ordersOf, checkoutId);
  const seen = text(call.body, `taxIdentifiers.${index}.id`) ?? id;
  if (!order) return open(`Identifier ${id} is not attached to customer ${customerId} yet.`);
  return breaks({
    sequence: call.sequence,
    pointer: `/requestBody/taxIdentifiers/${index}/id`,
    expected: `a number that is attached to customer ${customerId}`,
    seen,
  });
});

export const taxIdentifierSaved = rule({
  item: 'customers.tax-identifier-saved',
  over: calls('tax identifier of a customer', 'createCheckouts', 'updateCheckouts')
    .into('tax identifier of a customer', usesIn)
    .where('is pending or verified', isNumber),
  each: isSaved,
  words: {
    standard: "A tax identifier that a registered customer gives is kept with the customer's account.",
    mend: 'Attach it with POST /customers/{id}/tax-identifiers/{taxId}, before the order or after it.',
    none: 'No registered customer used a tax identifier.',
  },
});
