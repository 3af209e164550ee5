import { type JsonObject, number, objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { type Check, judged, unseen } from '../../vocabulary/check';
import { breaks, holds, open } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const stateOf = ({ answer }: Call) =>
  text(answer, 'shipTo.address.country') === 'US' ? text(answer, 'shipTo.address.state') : undefined;

const taxedByState = keyOf('createCheckouts', (call) =>
  call.isAccepted && (number(call.answer, 'totalTax') ?? 0) > 0 ? stateOf(call) : undefined,
);

/** Certificates of its customer, as they were known then, for the state that the goods go to. */
function certificatesFor(call: Call, on: LedgerIndex): readonly JsonObject[] {
  const [state, customerId] = [stateOf(call), text(call.answer, 'customerId')];
  if (!call.isAccepted || state === undefined || customerId === undefined) return [];
  const known = on.story('customer', customerId).lastSeen('taxCertificates', call.sequence);
  return objects({ known: known?.value }, 'known').filter(({ taxAuthority }) => taxAuthority === state);
}

const isValid = (call: Call) => (certificate: JsonObject) =>
  Date.parse(String(certificate.startDate)) <= call.time && call.time <= Date.parse(String(certificate.endDate));

const isCertified = (call: Call, on: LedgerIndex) => certificatesFor(call, on).some(isValid(call));

/** It has certificates for the state, and none that is valid. */
function isOutOfDate(call: Call, on: LedgerIndex): boolean {
  const held = certificatesFor(call, on);
  return held.length > 0 && !held.some(isValid(call));
}

const isInDate: Check<Call> = judged('has a certificate that is valid today', ({ sequence, answer }) => {
  const message = `Tax was charged although the customer has a certificate for the state: it is not valid at this time.`;
  const seen = number(answer, 'totalTax');
  return breaks({ sequence, pointer: '/responseBody/totalTax', expected: '0', seen, message });
});

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
  also: [
    part({
      over: calls('checkout with an old certificate', 'createCheckouts', 'updateCheckouts').where(
        "goes to a state of its customer's certificate, which is not valid",
        isOutOfDate,
      ),
      each: unseen(
        'is freed from tax by a valid certificate',
        'The only certificate for the state is not valid at this time.',
      ),
      warn: [isInDate],
    }),
  ],
  words: {
    standard: 'A business buyer in the US can ask for a purchase without tax before the order.',
    mend: 'Store the certificate with the customer first, and name the customer in the checkout.',
    none: 'No checkout in the US had a customer with a certificate for its state.',
  },
});
