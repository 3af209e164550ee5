import { number } from '../../../json';
import { seen } from '../../vocabulary/check';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

export const regulatoryFeesShown = rule({
  item: 'x.regulatory-fees-shown',
  part: true,
  over: calls('checkout with regulatory fees', 'createCheckouts', 'updateCheckouts').where(
    'has fees above 0',
    ({ answer }) => (number(answer, 'totalFees') ?? 0) > 0,
  ),
  each: seen('has fees that the page has to show'),
  words: {
    standard: 'Regulatory fees are shown as the country wants it.',
    mend: 'Read totalFees and the fees of each line, and show them before the order, or inside the price.',
    none: 'No checkout had regulatory fees.',
  },
});
