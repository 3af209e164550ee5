import type { Call } from '../../ledger-index/call';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const isPublic = ({ entry }: Call) => entry.keyKind === 'public';
const isSecret = ({ entry }: Call) => entry.keyKind === 'secret' || entry.keyKind === 'restricted';

/** Browsers tell where a call comes from in this header, and servers do not send it. */
const comesFromBrowser = ({ entry }: Call) => entry.requestHeaders['sec-fetch-site'] !== undefined;

/** The library has calls of its own that the published API does not name. */
const isForBrowser = ({ operation }: Call) => operation?.keys.includes('public') ?? true;

const staysOnServer = judged<Call>('sends a secret key from the server alone', (call) => {
  if (!isSecret(call) || !comesFromBrowser(call)) return holds();
  const expected = 'the public key: a browser sent this call';
  return breaks({ sequence: call.sequence, pointer: '/keyKind', expected, seen: call.entry.keyKind });
});

/** The API refuses such a call, so that it did nothing, and the public key is no secret: a slip, and no fault of the store's keys. */
const isOfLibrary = judged<Call>("tries the public key on the browser library's calls alone", (call) => {
  if (!isPublic(call) || isForBrowser(call)) return holds();
  const expected = 'the secret key, from your server';
  const message = `${call.entry.method} ${call.entry.path} was tried with the public key, which it does not take.`;
  return breaks({ sequence: call.sequence, pointer: '/keyKind', expected, seen: call.entry.keyKind, message });
});

const usesPublicKey = judged<Call>('uses the public key where it belongs', (call) => {
  if (isPublic(call) && call.operation && isForBrowser(call)) return holds();
  return breaks({ sequence: call.sequence, pointer: '/keyKind', expected: 'public', seen: call.entry.keyKind });
});

export const apiKeys = rule({
  item: 'admin.api-keys',
  part: true,
  over: calls('call'),
  each: staysOnServer,
  exists: usesPublicKey,
  warn: [isOfLibrary],
  words: {
    standard: 'The secret key is used on the server, and the public key by the library in the browser.',
    mend: 'Make the call on your server with the secret key. Give the browser library the public key, and nothing else.',
    none: 'No call was made.',
  },
});
