import type { Call } from '../ledger-index/call';
import type { Story } from '../ledger-index/story';
import { type Over, objects, type Told } from '../vocabulary/over';

/** Invoices and credit memos. What was uploaded tells another purpose. */
export function documents(): Over<Told> {
  return objects('file', 'document').where('is an invoice or a credit memo', ({ story }) => isOfOrder(story));
}

function isOfOrder(story: Story): boolean {
  const purpose = story.lastSeen('purpose')?.value;
  return purpose === undefined || /^customer_(invoice|credit_memo)$/.test(String(purpose));
}

/** Requests for an address at which it opens without a key. */
export function linksTo({ story }: Told): readonly Call[] {
  return story.calls('createFileLinks').filter(({ isInEarnest }) => isInEarnest);
}
