/** A call that leaves this browser, in a link or a file: without secrets, and without ids that only this sandbox knows. */
import { encodeText } from '../../../browser/address';
import { isObject } from '../../../json';
import { isCut, redactBody, redacted, redactRecordedPath, redactText } from '../../../ledger/redact';
import { type Form, readIds, writeIds } from '../preparation/slots';

export interface SharedCall {
  readonly operationId: string;
  readonly form: Form;
  /** Id of the scenario to begin from. */
  readonly scenario?: string | undefined;
}

/**
 * A call to give away. Ids in places where the playground puts in its own are left out: whoever opens the call gets others.
 * @param samples ids that every sandbox has
 */
export function toShare({ operationId, form, scenario }: SharedCall, samples: ReadonlySet<string>): SharedCall {
  const own = Object.entries(readIds(operationId, form)).filter(([, id]) => id !== '' && !samples.has(id));
  const bare = own.length === 0 ? form : writeIds(form, Object.fromEntries(own.map(([slot]) => [slot, ''])));
  return { operationId, form: withoutSecrets(bare), scenario };
}

export function withoutSecrets({ parameters, query, body }: Form): Form {
  const isOpen = ([name, value]: [string, unknown]) => !isSecret(name, value);
  return {
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, isSecret(name, value) ? '' : value]),
    ),
    query: Object.fromEntries(Object.entries(query).filter(isOpen)),
    body: body === null ? null : safeText(body),
  };
}

function isSecret(name: string, value: unknown): boolean {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const inQuery = redactRecordedPath(`/x?${encodeText(name)}=${encodeText(text)}`);
  return isCut([redactBody({ [name]: value }), redactText(text, { place: 'id' }), inQuery]);
}

/** As it was typed where nothing in it is secret; by its fields where something is. */
function safeText(text: string): string {
  const value = parsed(text);
  if (value === undefined) return redactText(text);
  const safe = redactBody(value);
  // A field that stands twice is read once: what is hidden in the first is only found in the text.
  return safe === value && redactText(text) === text ? text : JSON.stringify(safe, null, 2);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What to say of a call that came without its secrets. */
export type Gaps = 'none' | 'card' | 'secrets';

/** A shared call ready to run: a test card in place of the one that was left out. Other secrets stay gaps to fill. */
export function toOpen(
  { operationId, form }: SharedCall,
  testCard: { number: string; cvv: string },
): SharedCall & { gaps: Gaps } {
  const value = form.body === null ? undefined : parsed(form.body);
  const card = isObject(value) && isObject(value.creditCard) ? value.creditCard : undefined;
  if (!card || !isCut(card))
    return { operationId, form, gaps: form.body !== null && isCut(form.body) ? 'secrets' : 'none' };
  const filled = Object.entries(card).map(([name, inner]) => [
    name,
    inner === redacted ? testValue(name, testCard) : inner,
  ]);
  const body = { ...(value as object), creditCard: Object.fromEntries(filled) };
  return {
    operationId,
    form: { ...form, body: JSON.stringify(body, null, 2) },
    gaps: isCut(body) ? 'secrets' : 'card',
  };
}

function testValue(name: string, card: { number: string; cvv: string }): string {
  if (name === 'number') return card.number;
  return name === 'cvv' ? card.cvv : redacted;
}
