import type { Call } from '../ledger-index/call';
import type { Story } from '../ledger-index/story';

/** The first accepted call of the same operation about an object, after one that was refused. */
export function madeGoodBy(refused: Call, story: Story): Call | undefined {
  return story
    .calls()
    .find(
      ({ isAccepted, operationId, sequence }) =>
        isAccepted && operationId === refused.operationId && sequence > refused.sequence,
    );
}
