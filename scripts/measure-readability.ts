// Reports how hard each page is to read: the Flesch-Kincaid grade of its sentences, hardest first.
// Code, tables, headings, ids and link addresses do not count.
//   npx tsx scripts/measure-readability.ts [--check] [--all]     --check fails when a task page is above grade 9
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

const root = path.resolve('docs');
const taskGrade = 9;
/** Pages that ask a reader to do something. Reference and decision records are reported, not judged. */
const isTaskPage = (page: string) =>
  !/^(contributing|reference|glossary|certification\/security-review|use-cases)/.test(page);

function pagesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return pagesBelow(file);
    return entry.name.endsWith('.mdx') ? [file] : [];
  });
}

function sentencesOf(mdx: string): string[] {
  const prose = mdx
    .replace(/^---[\s\S]*?\n---/, '')
    .replace(/```[\s\S]*?```/g, '\n')
    .replace(/^(import|export) .*$/gm, '')
    .replace(/^\|.*$/gm, '')
    .replace(/^#+ .*$/gm, '')
    .replace(/^:::.*$/gm, '')
    .replace(/`[^`]*`/g, 'it')
    .replace(/<[^>]+>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\{#[^}]*\}/g, '')
    .replace(/[*_]{1,2}/g, '');
  return prose
    .split(/\n{2,}|\n(?=\s*(?:[-*]|\d+\.)\s)/)
    .flatMap((block) =>
      block
        .replace(/^\s*(?:[-*]|\d+\.)\s+/, '')
        .replace(/\s+/g, ' ')
        .split(/(?<=[.!?])\s/),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[a-z]{2}/i.test(sentence) && sentence.split(' ').length > 2);
}

export function gradeOf(mdx: string): { grade: number; words: number } {
  const sentences = sentencesOf(mdx);
  const words = sentences.flatMap((sentence) => sentence.match(/[a-z][a-z'’-]*/gi) ?? []);
  const counts = {
    sentence: Math.max(1, sentences.length),
    word: Math.max(1, words.length),
    syllable: syllable(words.join(' ')),
  };
  return { grade: fleschKincaid(counts), words: words.length };
}

const rows = pagesBelow(root)
  .map((file) => ({ page: path.relative(root, file).replace(/\.mdx$/, ''), ...gradeOf(readFileSync(file, 'utf8')) }))
  .filter((row) => row.words > 30)
  .sort((a, b) => b.grade - a.grade);
const hard = rows.filter((row) => isTaskPage(row.page) && row.grade > taskGrade);
const shown = process.argv.includes('--all') ? rows : rows.slice(0, 20);
for (const { page, grade, words } of shown) console.log(`${grade.toFixed(1).padStart(5)}  ${page} (${words} words)`);
console.log(`${hard.length} of ${rows.length} pages ask for more than grade ${taskGrade} where a reader must act.`);
if (process.argv.includes('--check') && hard.length > 0) process.exitCode = 1;
