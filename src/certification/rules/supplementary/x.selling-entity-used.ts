import { objects as objectsIn, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { judged, seen } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { objects, type Told } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

interface Recorded {
  readonly call: Call;
  readonly index: number;
  readonly entityId: string;
}

/** The entities that the checkout's disclosures were last said to be of. */
function recordedIn({ story, id }: Told): Recorded[] {
  const write = story
    .calls('createCheckouts', 'updateCheckouts')
    .findLast((call) => call.isAccepted && text(call.answer, 'id') === id && disclosuresOf(call).length > 0);
  if (!write) return [];
  return disclosuresOf(write).flatMap((one, index) => {
    const entityId = text(one, 'entityId');
    return entityId === undefined ? [] : [{ call: write, index, entityId }];
  });
}

const disclosuresOf = ({ body }: Call) => objectsIn(body, 'disclosures.disclosures');

const isOfSeller = judged<Told>('has disclosures of the entity that sells', (told) => {
  const seller = told.story.lastSeen('sellingEntity.id')?.value;
  const other = recordedIn(told).find(({ entityId }) => typeof seller === 'string' && entityId !== seller);
  if (!other) return holds();
  return breaks({
    sequence: other.call.sequence,
    pointer: `/requestBody/disclosures/disclosures/${other.index}/entityId`,
    expected: `${seller}, which sells this cart`,
    seen: other.entityId,
  });
});

export const sellingEntityUsed = rule({
  item: 'x.selling-entity-used',
  part: true,
  over: objects('checkout').where('has disclosures that name an entity', (told) => recordedIn(told).length > 0),
  each: seen('has disclosures'),
  warn: [isOfSeller],
  words: {
    standard: 'The disclosures are those of the entity that sells.',
    mend: 'Read sellingEntity from each answer, and show and record the disclosures of that entity.',
    none: 'No checkout had disclosures that name an entity.',
  },
});
