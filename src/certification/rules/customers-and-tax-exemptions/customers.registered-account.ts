import { objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const isUsed = judged<Call>(
  'makes a customer that a checkout names afterwards',
  ({ answer, sequence }, on: LedgerIndex) => {
    const id = text(answer, 'id') ?? '';
    const use = on
      .story('customer', id)
      .firstCall(
        (call) => call.isAccepted && call.sequence > sequence && text(call.body, 'customerId') === id,
        'createCheckouts',
        'updateCheckouts',
      );
    if (use) return holds(use.sequence);
    return breaks({ sequence, pointer: '/responseBody/id', expected: 'a customer that a checkout names', seen: id });
  },
);

const customerOf = ({ body, params }: Call): string => text(body, 'customerId') ?? params.id ?? '';

const isUnknown = ({ status, answer, operationId }: Call): boolean =>
  status === 404 &&
  objects(answer, 'errors').some(
    ({ parameter }) => parameter === 'customerId' || (parameter === 'id' && operationId === 'updateCustomers'),
  );

const isMadeThen = judged<Call>('is followed by the creation of its customer', (call, on: LedgerIndex) => {
  const id = customerOf(call);
  const creation = on
    .story('customer', id)
    .calls('createCustomers')
    .find(({ isAccepted, sequence }) => isAccepted && sequence > call.sequence);
  if (creation) return holds(creation.sequence);
  return breaks({
    sequence: call.sequence,
    pointer: call.operationId === 'updateCustomers' ? '/path' : '/requestBody/customerId',
    expected: 'the id of a customer that was created',
    seen: call.operationId === 'updateCustomers' ? call.entry.path : id,
  });
});

export const registeredAccount = rule({
  item: 'customers.registered-account',
  over: calls('customer creation', 'createCustomers').where('was accepted', ({ isAccepted }) => isAccepted),
  exists: isUsed,
  also: [
    part({
      over: calls('call with an unknown customer', 'createCheckouts', 'updateCheckouts', 'updateCustomers').where(
        'was refused because its customer is unknown',
        isUnknown,
      ),
      each: isMadeThen,
    }),
  ],
  words: {
    standard: 'An account of the store is a customer record, and its checkouts name that customer.',
    mend: 'Create the customer with POST /customers before a checkout names it as customerId.',
    none: 'No customer was created, and no checkout named an unknown one.',
  },
});
