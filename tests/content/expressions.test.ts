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

/** These read files of this project while it is built, or are tests. */
const reading = /^(?:catalog|generated|site-plugins)[\\/]|[\\/]testing[\\/]|\.test\.tsx?$/;
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

const context = createContext({ text: '' });

/** Milliseconds of the slowest of all texts; the time runs out where it takes far longer. */
function slowest(expression: Expression): { milliseconds: number; part: string } {
  const script = new Script(`text.replace(new RegExp(source, flags), '')`);
  let worst = { milliseconds: 0, part: '' };
  for (const part of partsOf(expression)) {
    for (const [before, after] of [
      ['', '\u0000\n'],
      ['a', '!'],
    ] as const) {
      const text = before + part.repeat(length / part.length) + after;
      Object.assign(context, { text, source: expression.source, flags: expression.flags });
      const before_ = process.cpuUsage().user;
      try {
        script.runInContext(context, { timeout: 5000 });
      } catch {
        return { milliseconds: Number.POSITIVE_INFINITY, part };
      }
      const milliseconds = (process.cpuUsage().user - before_) / 1000;
      if (milliseconds > worst.milliseconds) worst = { milliseconds, part };
    }
  }
  return worst;
}

describe('every expression', () => {
  it('is found', () => {
    expect(inCode.length).toBeGreaterThan(80);
    expect(inTables.length).toBeGreaterThan(5);
  });

  it('takes no more time than its text is long', () => {
    const slow = [...inCode, ...inTables].flatMap((expression) => {
      const { milliseconds, part } = slowest(expression);
      const { place, source } = expression;
      return milliseconds > mostMs
        ? [`${place} /${source}/ takes ${milliseconds} ms on ${JSON.stringify(part)} repeated`]
        : [];
    });
    expect(slow).toEqual([]);
  }, 300_000);
});
