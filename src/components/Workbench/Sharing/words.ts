import type { Sharing } from '../../../assessment-client/live/states';
import { timeWords } from '../../TimeBar/words';

const waits = (since: string | null) =>
  since === null ? '' : ` What was changed here since ${timeWords(since)} UTC is kept in this browser and sent later.`;

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
