import type { Scope } from '../../../certification/scope';

/** What a page looks at before anybody chose. */
export const usualScope: Scope = { who: 'connector', runs: 'newest' };

const isTime = (text: string) => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text));

/** Reads from an address which calls are looked at. What it does not know counts as not said. */
export function scopeFrom(query: URLSearchParams): Scope {
  const named = query.getAll('run').filter((run) => run !== '');
  const since = query.get('since');
  return {
    who: query.has('rehearsal') ? 'rehearsal' : 'connector',
    runs: named.length === 0 || named.includes('newest') ? 'newest' : named.includes('all') ? 'all' : named,
    ...(since !== null && isTime(since) && { since: new Date(since).toISOString() }),
  };
}

/** The address's query with this choice in it. What else stands there stays. */
export function withScope(query: URLSearchParams, { who, runs, since }: Scope): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of ['run', 'since', 'rehearsal']) next.delete(name);
  if (runs !== 'newest') for (const run of [runs].flat()) next.append('run', run);
  if (since !== undefined) next.set('since', since);
  if (who === 'rehearsal') next.set('rehearsal', 'true');
  return next;
}
