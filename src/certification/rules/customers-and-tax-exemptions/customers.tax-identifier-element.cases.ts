import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { taxIdentifierElement } from './customers.tax-identifier-element';

const wrong = (connector: Connector) =>
  connector.refused('POST', '/tax-identifiers', { type: 'uk', value: 'none' }, 400);

async function times(count: number, act: () => Promise<unknown>) {
  for (let turn = 0; turn < count; turn += 1) await act();
}

export const cases = casesOf(taxIdentifierElement, {
  passes: { play: (connector) => connector.taxIdentifier(), is: 'review' },
  fails: null,
  vacuous: (connector) => connector.order(),
  refused: wrong,
  more: {
    'one number in five that is written wrong': {
      play: async (connector) => {
        await times(4, () => connector.taxIdentifier());
        await wrong(connector);
      },
      is: 'review',
      warnings: [],
    },
    'two numbers in five that are written wrong': {
      play: async (connector) => {
        await times(3, () => connector.taxIdentifier());
        await times(2, () => wrong(connector));
      },
      is: 'review',
      warnings: [/written right/],
    },
    'too few numbers to tell': {
      play: (connector) => times(4, () => wrong(connector)),
      is: 'review',
      warnings: [],
    },
    'other faults than how it is written': {
      play: async (connector) => {
        await connector.taxIdentifier();
        await times(5, () => connector.refused('POST', '/tax-identifiers', { type: 'us', value: '1' }, 400));
      },
      is: 'review',
      warnings: [],
    },
  },
});
