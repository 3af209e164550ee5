/** `/_sandbox/verdicts`: what the ledger of an account proves, so that nobody has to read the whole of it. */

import type { Level } from '../../catalog/types';
import { readProfile } from '../../certification/profile/read';
import type { Profile } from '../../certification/profile/types';
import type { Refusal, Reply } from '../../sandbox/engine/reply';
import { refuseWith, replyWith } from '../../sandbox/http/answer';
import { type ControlCall, unreadable } from '../../sandbox/http/control-call';
import { BadInput } from '../bad-input';
import { type KeptJudges, keepJudges } from './kept-judges';
import { reportOn } from './report';
import type { Scope } from './types';

interface Asked {
  readonly scope: Scope;
  readonly minimum: Level;
}

const levels: readonly Level[] = ['required', 'recommended', 'informational'];
const known = new Set(['run', 'since', 'rehearsal', 'min']);

const invalid = (parameter: string, message: string): Refusal => ({
  status: 400,
  code: 'invalid_parameter',
  parameter,
  message,
});

function askedIn(search: URLSearchParams): Asked | Refusal {
  const unknown = [...search.keys()].find((name) => !known.has(name));
  if (unknown !== undefined)
    return invalid(unknown, `'${unknown}' is unknown here. Ask with ${[...known].join(', ')}.`);
  const since = search.get('since');
  if (since !== null && (!/^\d{4}-\d\d-\d\d/.test(since) || Number.isNaN(Date.parse(since))))
    return invalid('since', 'since is a time such as 2026-11-26T09:00:00Z.');
  const rehearsal = search.get('rehearsal') ?? 'false';
  if (rehearsal !== 'true' && rehearsal !== 'false') return invalid('rehearsal', 'rehearsal is true or false.');
  const minimum = levels.find((level) => level === (search.get('min') ?? 'required'));
  if (!minimum) return invalid('min', `min is one of ${levels.join(', ')}.`);
  const named = search.getAll('run');
  const scope = {
    run: named.length > 1 ? named : (named[0] ?? 'newest'),
    rehearsal: rehearsal === 'true',
    ...(since !== null && { since: new Date(since).toISOString() }),
  };
  return { scope, minimum };
}

/** The profile in the body of a POST: `{"profile": {…}}`. */
function profileIn(body: unknown): Profile | Refusal {
  const { profile, ...others } = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return invalid(unknown, `'${unknown}' is unknown here. Send {"profile": {…}}.`);
  const read = readProfile(profile);
  if ('profile' in read) return read.profile;
  const [first] = read.problems;
  return invalid(['profile', ...(first?.path ?? [])].join('.'), `${first?.what} ${first?.mend}`);
}

const isRefusal = (value: object): value is Refusal => 'status' in value && 'code' in value;

async function answer(call: ControlCall, judges: KeptJudges, profile: Profile | undefined): Promise<Reply> {
  const { requestId, accountId, search, options } = call;
  const asked = askedIn(search);
  if (isRefusal(asked)) return refuseWith(requestId, [asked]);
  try {
    const findings = await judges.findings(options.store, accountId, asked.scope);
    const settings = { ...asked, accepted: [], now: new Date(), ...(profile && { profile }) };
    return replyWith(requestId, 200, reportOn(findings, settings));
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return refuseWith(requestId, [invalid('run', error.message)]);
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
    post: async (call) => {
      const read = await call.body();
      const fault = unreadable(read);
      if (fault) return refuseWith(call.requestId, fault);
      const profile = profileIn(read.value);
      return isRefusal(profile) ? refuseWith(call.requestId, [profile]) : answer(call, judges, profile);
    },
  };
}
