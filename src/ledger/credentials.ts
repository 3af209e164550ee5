/** Finds keys, tokens and passwords in a text. */
import type { Span } from './card-data';

const uuid = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}';

/** Known by their look, wherever they stand. The group is what has to go. */
const shapes: readonly RegExp[] = [
  // Keys of the provider and of others that name them in the same way.
  /(?<![a-z\d])((?:sk|pk|rk)_(?:test|live|hc)_[\w-]+)/dgi,
  /(?<![a-z\d])((?:sk|pk|rk|whsec)_(?=[a-z_-]{0,64}\d)[\w-]{16,})/dgi,
  // The secret of a source or a payment session: `<id>_<secret>`.
  new RegExp(`${uuid}_(${uuid})`, 'dgi'),
  // JSON Web Tokens, RFC 7519.
  /(?<![\w-])(eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?)/dg,
];

const bearer = /(?<![a-z\d])bearer\s{1,4}([\w.~+/=-]{6,})/dgi;
const basic = /(?<![a-z\d])basic\s{1,4}([a-z\d+/]{6,}={0,2})/dgi;

/** Values behind a name with `=` or `:`, such as `password=…`, `"token": "…"` and `<secret>…`. */
const named =
  /(?:secret|password|passwd|pwd|token|api[_-]?key|secret[_-]?key|private[_-]?key|access[_-]?key)["']?(?:\]|%5d)?(?:\s{0,4}[=:]\s{0,4}["']?|>)([^\s&,;"'<>{}[\]]*[\p{L}\p{N}][^\s&,;"'<>{}[\]]*)/dgiu;

function groupsOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ indices }) => indices?.[1] as Span);
}

/** Base64 of `user:password`, RFC 7617. "Basic delivery" is none. */
function isUserAndPassword(text: string): boolean {
  try {
    return atob(text).includes(':');
  } catch {
    return false;
  }
}

/** "Bearer bonds" are no token. */
function isToken(text: string): boolean {
  return text.length >= 20 || /\d/.test(text);
}

const anySecret = /[srp]k_|whsec_|_[\da-f]{8}-|eyJ|bearer|basic|secret|passw|pwd|token|key/i;

/** Whether it is worth looking closer. */
export function mayHoldSecret(text: string): boolean {
  return anySecret.test(text);
}

/** Where keys and tokens stand that are known by their look. */
export function keysIn(text: string): Span[] {
  return [
    ...shapes.flatMap((shape) => groupsOf(text, shape)),
    ...groupsOf(text, bearer).filter((span) => isToken(text.slice(...span))),
    ...groupsOf(text, basic).filter((span) => isUserAndPassword(text.slice(...span))),
  ];
}

/** Where values stand that are secret by their name. */
export function namedSecretsIn(text: string): Span[] {
  return groupsOf(text, named);
}
