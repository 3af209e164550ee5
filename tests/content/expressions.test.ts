/**
 * No regular expression may need more time than its text is long: some need the square of it, or more, on a text made for
 * it. Every expression of the code that reads what others send or type is tried on texts that repeat its own parts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { addressRules } from '../../src/generated/reference';
import { processorMs } from '../support/processor-time';

/** These read files of this project while it is built, or are tests. */
const reading = /^(?:catalog|generated|site-plugins)[\\/]|[\\/]test(?:ing|-support)[\\/]|\.test\.tsx?$/;
const folder = join(process.cwd(), 'src');

interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly place: string;
}

function literalsIn(name: string): Expression[] {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.Latest, true, kind);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), place: `src/${name}:${line}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const inCode = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !reading.test(name))
  .flatMap(literalsIn);
const inTables = addressRules.flatMap(({ country, postalCodePattern: source }) =>
  source ? [{ source, flags: '', place: `src/reference/address-rules.yml ${country}` }] : [],
);

const length = 60_000;
/** A linear pass over so many characters takes a few milliseconds; the square of them takes longer than this. */
const mostMs = 200;
const usual = [
  'a',
  'A',
  '0',
  ' ',
  '\n',
  '.',
  '-',
  '_',
  '/',
  ':',
  '"',
  '\\',
  '?',
  '&',
  '=',
  '<',
  '{',
  '[',
  '*',
  'é',
  '-a',
  'a.',
  ' 0',
];

/** What to repeat: usual characters, and the words and signs that the expression itself names. */
function partsOf({ source }: Expression): string[] {
  const plain = source.replace(/\\[bBdDwWsSpP](?:\{[^}]*\})?/g, ' ').replace(/\\(.)/g, '$1');
  const words = plain.match(/[\p{L}\d_.]{2,}/gu) ?? [];
  const pairs = words.flatMap((word) => [word, `${word}-`, ` ${word}`, `.${word}.`]);
  return [...new Set([...usual, ...plain, ...pairs])].filter((part) => part.trim() !== '' || part === ' ');
}

const context = createContext({});
const replacing = new Script("text.replace(new RegExp(source, flags), '')");

/** Processor time for one text; without end where it takes longer than anybody waits. */
function millisecondsFor({ source, flags }: Expression, text: string): number {
  Object.assign(context, { text, source, flags });
  try {
    return processorMs(() => replacing.runInContext(context, { timeout: 5000 }));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The first text on which the expression takes too long. */
function slowOn(expression: Expression): string | undefined {
  return partsOf(expression).find((part) => {
    const repeated = part.repeat(length / part.length);
    return [`${repeated}\u0000\n`, `a${repeated}!`].some((text) => millisecondsFor(expression, text) > mostMs);
  });
}

describe('every expression', () => {
  it('is found', () => {
    expect(inCode.length).toBeGreaterThan(80);
    expect(inTables.length).toBeGreaterThan(5);
  });

  it('takes no more time than its text is long', () => {
    const slow = [...inCode, ...inTables].flatMap((expression) => {
      const part = slowOn(expression);
      const { place, source } = expression;
      return part === undefined ? [] : [`${place} /${source}/ takes too long on ${JSON.stringify(part)}, repeated`];
    });
    expect(slow).toEqual([]);
  }, 300_000);
});
