/** News as PostgreSQL carries it (`NOTIFY`): a short text, which goes to everyone who listens when the transaction is stored. */
import { isObject } from '../../../json';
import type { News } from '../news';

export const channel = 'connector_standards_sandbox';

/** Tells a list of texts on the channel. */
export const notify = 'select pg_notify($1, text) from unnest($2::text[]) as text';

/** PostgreSQL takes less than 8000 bytes; ids and names of accounts have a byte for each character. */
const mostCharacters = 7500;

/** @param self tells a process its own news apart, which it has no need to hear */
export function textOf(news: News, self: string): string {
  const text = JSON.stringify({ self, ...news });
  if (text.length <= mostCharacters || news.about !== 'outbox') return text;
  const { about, accountId } = news;
  return JSON.stringify({ self, about, accountId });
}

/** Asks the others to answer: what they hear is in order, so that they have heard all that was told before. */
export interface Question {
  readonly asks: string;
}

/** Who has heard a question, by the number that its lock is on. */
export interface Heard {
  readonly answers: string;
  readonly holder: number;
}

export const callText = (call: Question | Heard, self: string): string => JSON.stringify({ self, ...call });

/** @returns undefined for one's own, and for what is no question and no answer */
export function callOf(text: string, self: string): Question | Heard | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (!isObject(read) || read.self === self) return undefined;
    const { asks, answers, holder } = read;
    if (typeof asks === 'string') return { asks };
    return typeof answers === 'string' && typeof holder === 'number' ? { answers, holder } : undefined;
  } catch {
    return undefined;
  }
}

/** @returns undefined for one's own, and for what a later version may tell */
export function newsOf(text: string, self: string): News | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (!isObject(read) || read.self === self) return undefined;
    const { self: _, ...news } = read;
    return ['outbox', 'clock', 'keys', 'assessment', 'ledger'].includes(String(news.about))
      ? (news as unknown as News)
      : undefined;
  } catch {
    return undefined;
  }
}
