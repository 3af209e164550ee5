/** What the tabs of one browser tell each other. */
import type { Channel } from '../../browser/channel';
import { isObject } from '../../json';

export type News =
  | { kind: 'update'; id: string; update: Uint8Array }
  /** The list of assessments changed. */
  | { kind: 'listings' }
  /** A person went to another assessment. */
  | { kind: 'open'; id: string }
  | { kind: 'removed'; id: string };

/** A tab of another release may say anything. */
function readNews(message: unknown): News | null {
  if (!isObject(message)) return null;
  const { kind, id, update } = message;
  if (kind === 'listings') return { kind };
  if (typeof id !== 'string') return null;
  if (kind === 'open' || kind === 'removed') return { kind, id };
  return kind === 'update' && update instanceof Uint8Array ? { kind, id, update } : null;
}

export function tellTabs(channel: Channel, news: News): void {
  channel.post(news);
}

export function hearTabs(channel: Channel, heard: (news: News) => void): void {
  channel.listen((message) => {
    const news = readNews(message);
    if (news) heard(news);
  });
}
