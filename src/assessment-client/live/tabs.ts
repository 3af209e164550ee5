/** What the tabs of a browser tell each other about sharing. */
import type { Channel } from '../../browser/channel';
import { isObject } from '../../json';
import type { Sharing } from './states';

export type TabNews =
  /** It is shared elsewhere from now on, or no longer. */
  | { readonly kind: 'link'; readonly id: string; readonly ended?: string }
  /** The tab that talks to the server tells how it stands. */
  | { readonly kind: 'state'; readonly id: string; readonly sharing: Sharing }
  /** A tab that was just opened asks for that. */
  | { readonly kind: 'ask'; readonly id: string }
  /** A person wants it tried again. */
  | { readonly kind: 'nudge'; readonly id: string };

const states = ['not-shared', 'joining', 'live', 'offline', 'refused'];

/** A tab of another release may say anything. */
function readNews(message: unknown): TabNews | null {
  if (!isObject(message) || typeof message.id !== 'string') return null;
  const { kind, id, ended, sharing } = message;
  if (kind === 'ask' || kind === 'nudge') return { kind, id };
  if (kind === 'link') return { kind, id, ...(typeof ended === 'string' && { ended }) };
  const isKnown = kind === 'state' && isObject(sharing) && states.includes(String(sharing.state));
  return isKnown ? { kind, id, sharing: sharing as unknown as Sharing } : null;
}

export function hearTabs(channel: Channel, heard: (news: TabNews) => void): void {
  channel.listen((message) => {
    const news = readNews(message);
    if (news) heard(news);
  });
}
