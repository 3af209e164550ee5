import { text } from '../../../json';
import { keyOf } from '../../ledger-index/keyed';
import { type Check, judged } from '../../vocabulary/check';
import { holds, open } from '../../vocabulary/outcome';
import { type Alike, alike, calls } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { part, rule } from '../../vocabulary/rule';

const byEmail = keyOf('createCustomers', ({ isAccepted, body }) =>
  isAccepted ? text(body, 'email')?.toLowerCase() : undefined,
);

const isOnePerson: Check<Alike> = judged('stands for one customer', ({ value, calls: all }) => {
  const ids = new Set(all.map(({ answer }) => text(answer, 'id')));
  if (ids.size === 1) return holds();
  return open(`Customers ${[...ids].join(' and ')} have the address ${value}. Are they one account of yours?`);
});

export const matchingIdentifiers = rule({
  item: 'customers.matching-identifiers',
  over: calls('customer creation', 'createCustomers'),
  each: field('id').isPresent(),
  also: [part({ over: alike('email address', byEmail), each: isOnePerson })],
  words: {
    standard: 'A customer has the id that your own platform knows the account by.',
    mend: "Send the account's id of your platform as id with POST /customers.",
    none: 'No customer was created yet.',
  },
});
