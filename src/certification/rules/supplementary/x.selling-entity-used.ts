import { read, text } from '../../../json';
import { disclosuresIn, isOfAnother, type Recorded } from '../../stories/disclosures';
import { judged, seen } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { objects, type Told } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

/** What the checkout's disclosures were last said to be. */
function recordedIn({ story, id }: Told): readonly Recorded[] {
  const writes = story
    .calls('createCheckouts', 'updateCheckouts')
    .filter((call) => call.isAccepted && text(call.answer, 'id') === id);
  return (
    writes
      .map((call) =>
        disclosuresIn({ call, pointer: '/requestBody/disclosures', value: read(call.body, 'disclosures') }),
      )
      .findLast((all) => all.length > 0) ?? []
  );
}

const isOfSeller = judged<Told>('has disclosures of the entity that sells', (told) => {
  const seller = told.story.lastSeen('sellingEntity.id')?.value;
  const other = recordedIn(told).find((one) => typeof seller === 'string' && isOfAnother(one, seller));
  if (!other) return holds();
  return breaks({
    sequence: other.call.sequence,
    pointer: `${other.pointer}/entityId`,
    expected: `${seller}, which sells this cart`,
    seen: other.entityId,
  });
});

export const sellingEntityUsed = rule({
  item: 'x.selling-entity-used',
  part: true,
  over: objects('checkout').where('has disclosures that name an entity', (told) =>
    recordedIn(told).some(({ entityId }) => entityId !== undefined),
  ),
  each: seen('has disclosures'),
  warn: [isOfSeller],
  words: {
    standard: 'The disclosures are those of the entity that sells.',
    mend: 'Read sellingEntity from each answer, and show and record the disclosures of that entity.',
    none: 'No checkout had disclosures that name an entity.',
  },
});
