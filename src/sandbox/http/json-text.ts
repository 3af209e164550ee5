/**
 * Looks at a body's text for what JSON can say and JavaScript cannot keep, before it is read: numbers that come back as
 * others, fields sent twice, half a surrogate pair, and more depth or breadth than a call may have. One pass, from left
 * to right, without recursion. Whether the text is JSON at all is for `JSON.parse` to say.
 */
import type { ErrorCode } from '../../generated/reference/error-codes';
import type { Refusal } from '../engine/reply';
import { limits } from '../limits';
import { isKeptExactly } from './numbers';
import { metadataAround, parameterOf, type Steps } from './parameter';

/** An object or a list that is open where the pass stands. */
interface Level {
  /** The fields seen so far; null in a list. */
  readonly fields: Set<string> | null;
  /** Whether the next text names a field. */
  awaitsField: boolean;
  /** The field, or the entries before this one. */
  at: string | number;
}

export interface Findings {
  /** Deeper than a body may be: it must not be read. */
  readonly tooDeep: boolean;
  readonly refusals: readonly Refusal[];
}

const quote = 34;
const backslash = 92;
const digits = /[-+.\deE]+/y;

/** The end of the text that begins at `start`, behind its closing quote. */
function endOfText(json: string, start: number): number {
  for (let index = start + 1; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code === backslash) index += 1;
  }
  return json.length;
}

/** What a literal with its quotes says. One that says nothing makes the whole text no JSON. */
function textOf(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(literal) as string;
  } catch {
    return '';
  }
}

class Pass {
  private readonly open: Level[] = [];
  readonly refusals: Refusal[] = [];

  constructor(private readonly longestText: number) {}

  private steps(): Steps {
    return this.open.map(({ at }) => at);
  }

  /** `inMetadata` is the code that metadata has for this reason. */
  private refuse(code: ErrorCode, inMetadata: ErrorCode, says: (parameter: string) => string): void {
    if (this.refusals.length >= limits.errors) return;
    const steps = this.steps();
    const metadata = metadataAround(steps);
    const isInside = metadata !== undefined && metadata.length < steps.length;
    const parameter = parameterOf(isInside ? metadata : steps);
    this.refusals.push({ status: 400, code: isInside ? inMetadata : code, parameter, message: says(parameter) });
  }

  private refuseValue(says: (parameter: string) => string): void {
    this.refuse('invalid_parameter', 'invalid_metadata_value', says);
  }

  get depth(): number {
    return this.open.length;
  }

  enter(isList: boolean): void {
    this.open.push({ fields: isList ? null : new Set(), awaitsField: !isList, at: isList ? 0 : '' });
  }

  leave(): void {
    this.open.pop();
  }

  comma(): void {
    const level = this.open.at(-1);
    if (!level) return;
    if (level.fields) level.awaitsField = true;
    else this.nextEntry(level);
  }

  private nextEntry(level: Level): void {
    level.at = Number(level.at) + 1;
    if (level.at !== limits.lines) return;
    this.open.pop();
    this.refuseValue((parameter) => `${parameter} must have at most ${limits.lines} entries.`);
    this.open.push(level);
  }

  text(literal: string): void {
    const level = this.open.at(-1);
    if (level?.fields && level.awaitsField) this.field(level, level.fields, textOf(literal));
    else this.value(literal);
  }

  private value(literal: string): void {
    const longest = this.longestText;
    // Most literals are short and say what they show; only the others have to be looked into.
    const isLong =
      literal.length > longest && textOf(literal).length > longest && [...textOf(literal)].length > longest;
    if (isLong) this.refuseValue((parameter) => `${parameter} is longer than any text may be, ${longest} characters.`);
    else if (literal.includes('\\u') && isBroken(textOf(literal)))
      this.refuseValue((parameter) => `${parameter} has half a surrogate pair, which is no character.`);
  }

  private field(level: Level, fields: Set<string>, name: string): void {
    level.awaitsField = false;
    level.at = name;
    const reserved = name === '__proto__';
    if (reserved) this.refuse('unknown_parameter', 'invalid_metadata_key', (path) => `${path} may not be a field.`);
    if (isBroken(name))
      this.refuse('unknown_parameter', 'invalid_metadata_key', () => 'A field has half a surrogate pair in its name.');
    if (fields.has(name)) this.refuseValue((path) => `${path} is sent twice. Send it once.`);
    fields.add(name);
    if (fields.size === limits.fields + 1) this.refuseBreadth(level);
  }

  private refuseBreadth(level: Level): void {
    this.open.pop();
    const isMetadata = this.open.at(-1)?.at === 'metadata';
    const [code, most] = isMetadata
      ? (['too_many_metadata_pairs', `${limits.metadataPairs} values`] as const)
      : (['invalid_parameter', `${limits.fields} fields`] as const);
    this.refuse(code, code, (path) => `${path === '' ? 'The body' : path} takes at most ${most}.`);
    this.open.push(level);
  }

  number(literal: string): void {
    if (isKeptExactly(literal)) return;
    this.refuseValue(
      (path) =>
        `${path} is a number that cannot be kept as it was sent. Send fewer digits, or a text where one is taken.`,
    );
  }
}

function isBroken(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** @param longestText characters that a text may have */
export function inspect(json: string, longestText = limits.longestText): Findings {
  const pass = new Pass(longestText);
  for (let index = 0; index < json.length; ) {
    const character = json[index] as string;
    if (character === '"') {
      const end = endOfText(json, index);
      pass.text(json.slice(index, end));
      index = end;
      continue;
    }
    digits.lastIndex = index;
    const literal = character === '-' || (character >= '0' && character <= '9') ? digits.exec(json)?.[0] : undefined;
    if (literal) pass.number(literal);
    else if (character === '{' || character === '[') {
      if (pass.depth === limits.nesting) return { tooDeep: true, refusals: pass.refusals };
      pass.enter(character === '[');
    } else if (character === '}' || character === ']') pass.leave();
    else if (character === ',') pass.comma();
    index += literal?.length ?? 1;
  }
  return { tooDeep: false, refusals: pass.refusals };
}
