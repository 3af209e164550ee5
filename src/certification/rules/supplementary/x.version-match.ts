import { read } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { type Fold, keyOf } from '../../ledger-index/keyed';
import { type Check, judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls, type Many, many } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const byVersion = keyOf(null, ({ entry }) => entry.apiVersion);

const firstCall: Fold<Call | undefined> = { start: () => undefined, step: (before, call) => before ?? call };

const isTheFirst: Check<Many> = judged('is the only version of the API', ({ value: seen, group }, on) => {
  const first = on.calls().find(({ entry }) => entry.apiVersion !== undefined)?.entry.apiVersion;
  const call = group.fold(firstCall);
  if (!call || seen === first) return holds();
  return breaks({ sequence: call.sequence, pointer: '/apiVersion', expected: `${first}, as before`, seen });
});

const tellsTheSame: Check<Call> = judged(
  'asks for events in the version that it calls in',
  ({ entry, body, sequence }) => {
    const seen = read(body, 'apiVersion');
    if (entry.apiVersion === undefined || seen === entry.apiVersion) return holds();
    return breaks({
      sequence,
      pointer: '/requestBody/apiVersion',
      expected: `${entry.apiVersion}, as its calls`,
      seen,
    });
  },
);

export const versionMatch = rule({
  item: 'x.version-match',
  over: many('version', byVersion),
  each: isTheFirst,
  also: [
    part({
      over: calls('webhook', 'createWebhooks', 'updateWebhooks').where(
        'names the version of its events',
        ({ body }) => read(body, 'apiVersion') !== undefined,
      ),
      each: tellsTheSame,
    }),
  ],
  words: {
    standard: 'All calls speak the one version of the API that the connector was coded for.',
    mend: 'Pin the version to your keys, or send the same digitalriver-version with each call.',
    none: 'No call was made.',
  },
});
