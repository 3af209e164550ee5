/** `/_sandbox/verdicts`: what the ledger of an account proves, so that nobody has to read the whole of it. */

import type { Level } from '../../catalog/types';
import { readProfile } from '../../certification/profile/read';
import type { Profile } from '../../certification/profile/types';
import { reportOn } from '../../certification/report/verdicts/report';
import type { Scope } from '../../certification/report/verdicts/types';
import type { Reply } from '../../sandbox/engine/reply';
import { replyWith } from '../../sandbox/http/answer';
import type { ControlCall } from '../../sandbox/http/control-call';
import { type Fields, parseFields, Unfit } from '../../sandbox/http/fields';
import { BadInput } from '../bad-input';
import { type KeptJudges, keepJudges } from './kept-judges';

interface Asked {
  readonly scope: Scope;
  readonly minimum: Level;
}

const levels: readonly Level[] = ['required', 'recommended', 'informational'];
const known = new Set(['run', 'since', 'rehearsal', 'min']);

/** @throws Unfit */
function askedIn(search: URLSearchParams): Asked {
  const unknown = [...search.keys()].find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new Unfit(unknown, `'${unknown}' is unknown here. Ask with ${[...known].join(', ')}.`);
  const since = search.get('since');
  if (since !== null && (!/^\d{4}-\d\d-\d\d/.test(since) || Number.isNaN(Date.parse(since))))
    throw new Unfit('since', 'since is a time such as 2026-11-26T09:00:00Z.');
  const rehearsal = search.get('rehearsal') ?? 'false';
  if (rehearsal !== 'true' && rehearsal !== 'false') throw new Unfit('rehearsal', 'rehearsal is true or false.');
  const minimum = levels.find((level) => level === (search.get('min') ?? 'required'));
  if (!minimum) throw new Unfit('min', `min is one of ${levels.join(', ')}.`);
  const named = search.getAll('run');
  const scope = {
    run: named.length > 1 ? named : (named[0] ?? 'newest'),
    rehearsal: rehearsal === 'true',
    ...(since !== null && { since: new Date(since).toISOString() }),
  };
  return { scope, minimum };
}

/** The profile in the body of a POST: `{"profile": {…}}`. @throws Unfit */
function profileIn({ profile, ...others }: Fields): Profile {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Unfit(unknown, `'${unknown}' is unknown here. Send {"profile": {…}}.`);
  const read = readProfile(profile);
  if ('profile' in read) return read.profile;
  const [first] = read.problems;
  throw new Unfit(['profile', ...(first?.path ?? [])].join('.'), `${first?.what} ${first?.mend}`);
}

async function answer(call: ControlCall, judges: KeptJudges, profile: Profile | undefined): Promise<Reply> {
  const { requestId, accountId, search, options } = call;
  const asked = askedIn(search);
  try {
    const findings = await judges.findings(options.store, accountId, asked.scope);
    const settings = { ...asked, accepted: [], now: new Date(), ...(profile && { profile }) };
    return replyWith(requestId, 200, reportOn(findings, settings));
  } catch (error) {
    throw error instanceof BadInput ? new Unfit('run', error.message) : error;
  }
}

export type AnswerVerdicts = (call: ControlCall) => Promise<Reply>;

/** One set of judges for all calls of a server. */
export function createVerdictAnswers(): {
  readonly get: AnswerVerdicts;
  readonly post: AnswerVerdicts;
  readonly judges: KeptJudges;
} {
  const judges = keepJudges();
  return {
    judges,
    get: (call) => answer(call, judges, undefined),
    post: async (call) => answer(call, judges, profileIn((await parseFields(call)).fields)),
  };
}
