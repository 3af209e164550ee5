import { read } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { type Check, judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls, type Whole, whole } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const isOneVersion: Check<Whole> = judged('speaks one version of the API', ({ calls }) => {
  const versioned = calls.filter(({ entry }) => entry.apiVersion !== undefined);
  const first = versioned[0]?.entry.apiVersion;
  const other = versioned.find(({ entry }) => entry.apiVersion !== first);
  if (!other) return holds();
  const { apiVersion: seen } = other.entry;
  return breaks({ sequence: other.sequence, pointer: '/apiVersion', expected: `${first}, as before`, seen });
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
  over: whole('connector'),
  each: isOneVersion,
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
