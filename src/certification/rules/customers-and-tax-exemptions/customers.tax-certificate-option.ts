import { number, objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { type Check, judged } from '../../vocabulary/check';
import { breaks, holds, open } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const stateOf = ({ answer }: Call) =>
  text(answer, 'shipTo.address.country') === 'US' ? text(answer, 'shipTo.address.state') : undefined;

const taxedByState = keyOf('createCheckouts', (call) =>
  call.isAccepted && (number(call.answer, 'totalTax') ?? 0) > 0 ? stateOf(call) : undefined,
);

/** Whether its customer held a certificate for the state that the goods go to. */
function isCertified(call: Call, on: LedgerIndex): boolean {
  const [state, customerId] = [stateOf(call), text(call.answer, 'customerId')];
  if (!call.isAccepted || state === undefined || customerId === undefined) return false;
  const known = on.story('customer', customerId).lastSeen('taxCertificates', call.sequence);
  return objects({ known: known?.value }, 'known').some(
    ({ taxAuthority, startDate, endDate }) =>
      taxAuthority === state && Date.parse(String(startDate)) <= call.time && call.time <= Date.parse(String(endDate)),
  );
}

const isFreedByCertificate: Check<Call> = judged('has no tax where others pay it', (call, on) => {
  const { answer, sequence } = call;
  const [taxed] = on.callsBy(taxedByState, stateOf(call) ?? '');
  const isUntaxed = number(answer, 'totalTax') === 0;
  if (isUntaxed && taxed) return holds(taxed.sequence);
  if (isUntaxed) return open(`No tax was charged in ${stateOf(call)}, and nothing shows that others pay it there.`);
  return breaks({ sequence, pointer: '/responseBody/totalTax', expected: '0', seen: number(answer, 'totalTax') });
});

export const taxCertificateOption = rule({
  item: 'customers.tax-certificate-option',
  part: true,
  over: calls('checkout with a tax certificate', 'createCheckouts', 'updateCheckouts').where(
    "goes to a state of its customer's certificate",
    isCertified,
  ),
  exists: isFreedByCertificate,
  words: {
    standard: 'A business buyer in the US can ask for a purchase without tax before the order.',
    mend: 'Store the certificate with the customer first, and name the customer in the checkout.',
    none: 'No checkout in the US had a customer with a certificate for its state.',
  },
});
