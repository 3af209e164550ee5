import { text } from '../../../json';
import { keyOf } from '../../ledger-index/keyed';
import { type Check, judged } from '../../vocabulary/check';
import { beside, breaks, holds, open } from '../../vocabulary/outcome';
import { objects, type Told } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const GROUPED = 'grouped';
/** Writes of SKUs that name a group: whether this connector sells with groups at all. */
const grouped = keyOf(null, ({ operation, isAccepted, answer }) =>
  isAccepted && operation?.objectKind === 'sku' && text(answer, 'skuGroupId') ? GROUPED : undefined,
);

const hasGroup: Check<Told> = judged('points at a SKU group', ({ story }, on) => {
  const state = story.sightings().at(-1);
  if (!state) return beside;
  const group = text(state.body, 'skuGroupId');
  if (group) return holds(state.call.sequence);
  if (on.callsBy(grouped, GROUPED).length === 0) return open('No SKU names a group. Do you sell without SKU groups?');
  const { call, pointer } = state;
  const expected = 'a SKU group';
  return breaks({ sequence: call.sequence, pointer: `${pointer}/skuGroupId`, expected, seen: undefined });
});

export const groupPerSku = rule({
  item: 'products.group-per-sku',
  over: objects('sku', 'SKU'),
  each: hasGroup,
  words: {
    standard: 'Every SKU points at a SKU group.',
    mend: 'Send skuGroupId with the SKU.',
    none: 'No state of a SKU was seen.',
  },
});
