/** Why a cart that is stored is priced as it is: the same decision once more. Where it comes to something else today, it says nothing. */
import type { Reason, Standing } from '../../kernel/reasons';
import type { Surroundings } from '../../kernel/resource';
import { attachedSources } from './attached';
import { buildCheckout } from './build';
import { materialsOf } from './draft';
import { readIdentifiers } from './identifiers';
import type { CheckoutRecord } from './record';

export async function pricedAgain(checkout: CheckoutRecord, { read, context }: Surroundings): Promise<Standing[]> {
  const { taxIdentifiers, customerId, payment } = checkout.document;
  const state = {
    customer: await read.find('customer', customerId),
    sources: await attachedSources(read, checkout),
    identifiers: await readIdentifiers(read, taxIdentifiers),
  };
  const { id, clientSecret } = payment.session;
  const found: Reason[] = [];
  const built = buildCheckout(
    // Of a session that is over nothing could be funded.
    { ...materialsOf(checkout, state), session: { id, clientSecret, state: null } },
    { ...context, explain: (reasons) => found.push(...reasons()) },
  );
  return built.ok ? [{ of: built.checkout.document, reasons: found }] : [];
}
