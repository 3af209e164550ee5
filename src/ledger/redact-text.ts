/** Takes card data and secrets out of a text. */
import { cardDataIn, mayHoldCardData, type Place, readingsOf, type Span } from './card-data';
import { keysIn, mayHoldSecret, namedSecretsIn } from './credentials';
import { redacted } from './mark';

/**
 * What stays beside all that is no card data: nothing; what is secret by its name alone, such as `token=…` in an address that
 * a caller gets back and that has to work; or all secrets.
 */
export type Keeps = 'nothing' | 'named-secrets' | 'secrets';

export interface TextOptions {
  /** What the text is the value of. Ids and product codes are kept in more cases than other texts. */
  readonly place?: Place;
  readonly keeps?: Keeps;
}

function secretsIn(text: string, keeps: Keeps): Span[] {
  if (keeps === 'secrets' || !mayHoldSecret(text)) return [];
  return keeps === 'named-secrets' ? keysIn(text) : [...keysIn(text), ...namedSecretsIn(text)];
}

function spansIn(text: string, { place = 'text', keeps = 'nothing' }: TextOptions): Span[] {
  return readingsOf(text).flatMap((reading) =>
    [...cardDataIn(reading, place), ...secretsIn(reading.text, keeps)].map(reading.sourceOf),
  );
}

/** A text without these parts. */
function without(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    if (start >= done) parts.push(text.slice(done, start), redacted);
    done = Math.max(done, end);
  }
  parts.push(text.slice(done));
  return parts.join('').replaceAll(`${redacted}${redacted}`, redacted);
}

/** What was left out may have hidden something else: `4444222233331111Bearer abc123`. */
const mostRounds = 8;

/** What may stand for other characters, and what is no ASCII and may look like it. */
const otherwiseRead = /[%\\&]|[^\0-\x7f]/;

/** Most texts are short words, and told from the others by a look. */
export function isInnocent(text: string): boolean {
  return !otherwiseRead.test(text) && !mayHoldSecret(text) && !mayHoldCardData(text);
}

/** A text without card data, keys and secrets. */
export function redactText(text: string, options: TextOptions = {}): string {
  if (isInnocent(text)) return text;
  let rest = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const spans = spansIn(rest, options);
    if (spans.length === 0) break;
    rest = without(rest, spans);
  }
  return rest;
}
