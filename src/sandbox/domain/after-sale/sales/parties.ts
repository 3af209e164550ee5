/** Who pays whom. The names are ours. */
const payerId = '1410';

export const parties = {
  payerId,
  payerName: 'Sandbox Seller Inc.',
  payeeId: '0336',
  payeeName: 'Sandbox Merchant',
};

/** The form of ids that published samples have: what it is, its number, the payer and the year. */
export function reportId(kind: '20' | '81', number: string, year: string): string {
  return `${kind}${number}_${payerId}_${year}`;
}
