import { unseen } from '../../vocabulary/check';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

export const customerMessages = rule({
  about: 'refusals',
  item: 'errors.customer-messages',
  part: true,
  over: calls('refused call').where('was refused', ({ isAccepted, wasJudged }) => !isAccepted && wasJudged),
  each: unseen(
    'shows a message that a shopper understands',
    'Look at the page after the refusal: calls do not show what the shopper reads.',
  ),
  words: {
    standard: 'Shoppers read plain, useful messages and never an error code.',
    mend: 'Turn each error code into a sentence that says what the shopper can do.',
    none: 'No call was refused.',
  },
});
