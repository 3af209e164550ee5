import { objects } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { thresholds } from '../../thresholds';
import { type Check, judged, unseen } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { type Whole, whole } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const { fewest, refusedShare } = thresholds.taxIdentifiers;

const isWrongNumber = ({ status, answer }: Call) =>
  status === 400 && objects(answer, 'errors').some(({ parameter }) => parameter === 'value');

const isChecked: Check<Whole> = judged('sends numbers that are mostly written right', ({ calls: all }) => {
  const wrong = all.filter(isWrongNumber);
  const last = wrong.at(-1);
  if (!last || all.length < fewest || wrong.length / all.length <= refusedShare) return holds();
  return breaks({
    sequence: last.sequence,
    pointer: '/requestBody/value',
    expected: `numbers that are written right; ${wrong.length} of ${all.length} were not`,
    seen: undefined,
  });
});

export const taxIdentifierElement = rule({
  item: 'customers.tax-identifier-element',
  part: true,
  over: whole('connector', 'createTaxIdentifiers'),
  each: unseen('collects numbers on a page', 'Calls cannot show the element on the page. A person has to look.'),
  warn: [isChecked],
  words: {
    standard: 'The page collects the number with the tax identifier element, or checks it as the element does.',
    mend: 'Check how a number is written before you send it.',
    none: 'No tax identifier was created.',
  },
});
