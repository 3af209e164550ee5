/** A browser may lack, block or fill up what pages ask it for. It is asked here, where that is dealt with, and nowhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');
// Samples print programs of other languages, whose words look alike.
const outside =
  /^(browser|generated|cli|samples|certification[\\/]testing|sandbox[\\/](storage|http|engine|deliveries|runtimes[\\/]node))[\\/.]|\.test\.tsx?$/;
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !outside.test(name),
);

it.each([
  ['the browser’s storage', /\b(localStorage|sessionStorage)\b/],
  ['another tab', /\bBroadcastChannel\b/],
  ['the clipboard', /\bnavigator\.clipboard\b|execCommand/],
  ['an encoded text', /\b(de|en)codeURI(Component)?\(|map\(decodeURIComponent/],
  ['the address', /location\.(hash|search)\b|history\.(replace|push)State/],
  ['what plain HTTP lacks', /\brandomUUID\b|\bcrypto\.subtle\b/],
])('only src/browser asks for %s', (_, asked) => {
  const asking = files.filter((name) => {
    const code = readFileSync(join(source, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return asked.test(code);
  });
  expect(asking).toEqual([]);
});
