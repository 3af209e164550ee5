/** What a sandbox answers that no page of this site ever called: no calls, no runs. Its engine need not load to say so. */

const answers: Readonly<Record<string, () => object>> = {
  '/_sandbox/ledger': () => ({ data: [], hasMore: false, firstSequence: 1 }),
  '/_sandbox/runs': () => ({ data: [] }),
  '/_sandbox/info': () => ({ lastSequence: 0, notices: [] }),
  '/_sandbox/clock': () => ({ time: new Date().toISOString(), state: 'running', next: [], hasMore: false }),
};

/** @returns the answer; undefined for a call that needs the engine */
export function answerOfUntouched({ method, url }: Request): Response | undefined {
  const answer = method === 'GET' ? answers[new URL(url).pathname] : undefined;
  return answer && Response.json(answer());
}
