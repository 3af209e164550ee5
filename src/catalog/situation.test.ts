import { describe, expect, it } from 'vitest';
import { concernOf, nothingChosen, type Place, type Row, type Situation } from './situation';

const places: Place[] = [
  { id: 'eu', name: 'European Union' },
  { id: 'germany', name: 'Germany', code: 'DE', within: ['eu'] },
  { id: 'united-states', name: 'United States', code: 'US' },
];
const look = (row: Partial<Row>, situation: Partial<Situation>) => {
  const { concerns, why } = concernOf({ by: 'connector', ...row }, { ...nothingChosen, ...situation }, places);
  return [concerns, why.join('; ')];
};
const subscriptions = { subscriptions: { not: ['none'] } };

describe('a row of the compliance tables', () => {
  it.each<[Partial<Row>, Partial<Situation>, boolean, string]>([
    [{}, { country: 'germany' }, true, 'Every country'],
    [{ places: ['germany'] }, { country: 'germany' }, true, 'Germany asks for it'],
    [{ places: ['eu'] }, { country: 'germany' }, true, 'The European Union asks for it'],
    [{ places: ['eu'] }, { country: 'united-states' }, false, ''],
    [{ places: ['eu'] }, { country: 'elsewhere' }, false, ''],
    [{ places: ['eu'] }, {}, true, 'If you sell to the European Union'],
    [{ applies: subscriptions }, { subscriptions: 'renews' }, true, 'Every country; You sell subscriptions'],
    [{ applies: subscriptions }, { subscriptions: 'none' }, false, 'Every country; You sell subscriptions'],
    [{ applies: subscriptions }, {}, true, 'Every country; If you sell subscriptions'],
    [{ applies: { goods: ['physical'] } }, { goods: 'both' }, true, 'Every country; You sell goods that are shipped'],
    [
      { applies: { goods: ['physical'] } },
      { goods: 'digital' },
      false,
      'Every country; You sell goods that are shipped',
    ],
    [
      { applies: { customerTypes: ['individual'] } },
      { customers: 'business' },
      false,
      'Every country; You sell to consumers',
    ],
    [{ applies: { countries: ['US'] } }, {}, true, 'Every country; If you sell in the US'],
    [
      { applies: { countries: { not: ['US'] } } },
      { country: 'united-states' },
      false,
      'Every country; You sell outside the US',
    ],
    [
      { applies: { countries: { not: ['US'] } } },
      { country: 'germany' },
      true,
      'Every country; You sell outside the US',
    ],
    [{ by: 'store' }, { role: 'connector' }, false, 'Every country'],
    [{ by: 'both' }, { role: 'store' }, true, 'Every country'],
    [
      { applies: [{ goods: ['physical'] }, subscriptions] },
      { goods: 'digital', subscriptions: 'renews' },
      true,
      'Every country; You sell subscriptions',
    ],
  ])('%j in %j: %s, because %s', (row, situation, concerns, why) => {
    expect(look(row, situation)).toEqual([concerns, why]);
  });
});
