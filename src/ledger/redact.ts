/** Takes secrets and card details out of what the ledger keeps. The ledger never sees the originals. */

export const redacted = '[redacted]';

const keptHeaders = new Set([
  'accept',
  'content-type',
  'digitalriver-version',
  'forwarded',
  'forwarded-for',
  'retry-after',
  'upstream-application-id',
  'upstream-id',
  'upstream-session-id',
  'user-agent',
  'x-dr-requestid',
  'x-forwarded-for',
]);
const secretHeaders = new Set(['authorization', 'x-api-key']);
const secretFields = new Set([
  'clientsecret',
  'cvv',
  'cvc',
  'cvc2',
  'securitycode',
  'cardnumber',
  'pan',
  'password',
  'secret',
  'token',
]);
const secretParameters = new Set(['secret', 'apikey', 'key', 'token']);
/** Fields whose long numbers are ids, not cards. */
const idField = /(^id|Id|Ids|trackingNumber|trackingUrl|phone|phoneNumber|rmaNumber)$/;
/** 14 digits is the shortest card in use, 19 the longest; order ids have 13 at most. */
const cardLike = /(?<![\w-])\d(?:[ -]?\d){13,18}(?![\w-])/g;

/** The check digit rule of card numbers, ISO/IEC 7812-1 annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** A text without what looks like a card number. */
export function redactText(text: string): string {
  return text.replace(cardLike, (match) => (passesLuhn(match.replace(/\D/g, '')) ? redacted : match));
}

function isSecretField(field: string, parent: string): boolean {
  return secretFields.has(field.toLowerCase()) || (field === 'number' && /card/i.test(parent));
}

function redactField(field: string, value: unknown, parent: string): unknown {
  if (isSecretField(field, parent) && value !== null && typeof value !== 'object') return redacted;
  if (idField.test(field) && typeof value === 'string') return value;
  return redactBody(value, field);
}

/** A body without secrets: by the names of its fields, and by the look of its values. */
export function redactBody(value: unknown, field = ''): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number') return redactText(String(value)) === redacted ? redacted : value;
  if (Array.isArray(value)) return value.map((inner) => redactBody(inner, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [redactText(key), redactField(key, inner, field)]),
  );
}

/** The headers that say something about a call. Keys appear, their values do not. */
export function redactHeaders(headers: Iterable<[string, string]>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (secretHeaders.has(key)) kept[key] = `${/^(bearer|basic) /i.exec(value)?.[0] ?? ''}${redacted}`;
    else if (keptHeaders.has(key)) kept[key] = redactText(value);
  }
  return kept;
}

/** A path with its query as it was sent, without secrets in either. */
export function redactPath(path: string, search: string): string {
  const query = search.replace(/([?&])([^=&]+)=([^&]*)/g, (pair, mark: string, name: string) =>
    secretParameters.has(name.toLowerCase()) ? `${mark}${name}=${redacted}` : pair,
  );
  return redactText(path + query);
}
