import type { Sharing } from '../../../assessment-client/live/states';
import { timeWords } from '../../TimeBar/words';

const waits = (since: string | null) =>
  since === null ? '' : ` What was changed here since ${timeWords(since)} UTC is kept in this browser and sent later.`;

/** Who else has it open, in words. Two browsers of one person are told once, with their number. */
export function othersInWords(others: readonly { readonly by?: string }[]): string {
  if (others.length === 0) return 'Nobody else has it open.';
  const counts = new Map<string, number>();
  for (const { by = '' } of others) counts.set(by, (counts.get(by) ?? 0) + 1);
  const unnamed = counts.get('') ?? 0;
  counts.delete('');
  const named = [...counts].map(([by, count]) => (count === 1 ? by : `${by} (${count} browsers)`));
  const rest = unnamed === 0 ? [] : [unnamed === 1 ? 'somebody without a name' : `${unnamed} without a name`];
  return `Others who have it open: ${[...named, ...rest].join(', ')}.`;
}

/** How it stands with the sharing, in words. */
export function saidOf(sharing: Sharing): string {
  switch (sharing.state) {
    case 'not-shared':
      return sharing.ended ? `Only in this browser now. ${sharing.ended}` : 'Only in this browser.';
    case 'joining':
      return `Connecting to ${sharing.url}.`;
    case 'live': {
      const { url, isSending, last } = sharing;
      const news = last ? ` Last change from ${last.by ?? 'another browser'}: ${timeWords(last.time)} UTC.` : '';
      return `Shared live on ${url}.${news}${isSending ? ' Sending…' : ''}`;
    }
    case 'offline':
      return `Offline. ${sharing.reason}${waits(sharing.waitingSince)}`;
    case 'refused':
      return `The server refuses: ${sharing.reason}${waits(sharing.waitingSince)}`;
  }
}
