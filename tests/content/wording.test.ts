import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Wordings that were hunted because they came up again and again: what a reader stumbles over, and what to write. */
const hunted: { wording: RegExp; write: string }[] = [
  { wording: /(?<![-.\w])mail(?:s|ed|ing)?\b(?! order| or telephone|, internet)/i, write: 'email' },
  { wording: /\be-mail/i, write: 'email' },
  { wording: /\b(?:stands|stood)\b(?! for\b)/, write: 'is, was: a text does not stand' },
  { wording: /(?<!must |can |may )\bstand (?:on|in the|beside|there)\b/, write: 'are' },
  { wording: /\bspeaks? of\b/, write: 'mention' },
  {
    wording: /\b(?:document|material|certification|law|rules?|schemes?|bank) (?:also )?wants?\b/,
    write: 'asks for, requires',
  },
  { wording: /\b(?:alway|are|is|stay)s? in sight\b|, in sight\b/, write: 'visible' },
  { wording: /\b(?:shown|shipped|done|refunds? \w+ or \w+) apart\b/, write: 'separately' },
  { wording: /\bfrees? (?:that|no|one|a buyer|from tax)\b/, write: 'exempt' },
  { wording: /\b[Ll]ook again\b|\blooks again\b/, write: 'check again' },
  { wording: /\bgets? a yes\b|\bGet a yes\b/, write: 'get consent' },
  { wording: /\bDo no harm twice\b|\bFix no data in code\b|\bby an act\b|\border button dead\b/, write: 'plain words' },
  { wording: /\b[Tt]est environment\b|\b[Pp]roduction test environment\b/, write: 'test mode' },
  {
    wording: /\b(?:representative|account manager|success manager)s?\b/i,
    write: 'contact at the provider, one name for the person',
  },
];
/** Where the other name is explained, or belongs to a published title. */
const explained = [
  'docs/certification/process.mdx: test environment',
  'src/catalog/glossary.yml: test environment',
  'docs/overview.mdx: representative',
];

const root = process.cwd();
const files = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
/** Pages for writers and developers of this project, and pages made from the contract, are no part of it. */
const others = /^docs\/(?:contributing|reference\/api)\/|^src\/catalog\/(?:works|source-comparison)\.yml$/;
const read = [...files('docs', '.mdx'), ...files('src/catalog', '.yml')].filter((file) => !others.test(file));

/** What a reader reads: no front matter of sources, no comments, no code. */
function prose(file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  if (file.endsWith('.yml')) return text.replace(/^\s*#.*$/gm, '').replace(/^\s*- \{?\s*from: .*$|^\s+from: .*$/gm, '');
  return text
    .replace(/^sources:\n(?:^[ ]+- .*\n)+/m, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/`[^`\n]*`/g, '');
}

function found(): string[] {
  return read.flatMap((file) =>
    prose(file)
      .split('\n')
      .flatMap((line) =>
        hunted
          .filter(({ wording }) => wording.test(line))
          .map(({ wording, write }) => ({ words: wording.exec(line)?.[0] ?? '', write, line: line.trim() })),
      )
      .filter(({ words }) => !explained.includes(`${file}: ${words.toLowerCase().replace('production ', '')}`))
      .map(({ words, write, line }) => `${file}: "${words}" (${write}) in: ${line.slice(0, 110)}`),
  );
}

describe('pages that a partner reads', () => {
  it('have none of the wordings that readers stumbled over', () => {
    expect(found()).toEqual([]);
  });

  it('name Digital River once a section, and "the provider" after it', () => {
    const entities = /(?:,? Inc\.?| globalTech| Ireland| UK| Japan| Korea| Taiwan)/;
    const name = new RegExp(`Digital River(?!${entities.source})(?!\\])`, 'g');
    const often = read
      .filter((file) => file.endsWith('.mdx'))
      .flatMap((file) =>
        prose(file)
          .split(/^##+ /m)
          .filter((section) => (section.match(name) ?? []).length > 1)
          .map((section) => `${file}: ${section.split('\n')[0]}`),
      );
    expect(often).toEqual([]);
  });

  it('are searched as they should be: each wording is found in a sentence that has it', () => {
    const sentences = [
      ...['Send a mail.', 'An e-mail.', 'The rule stands there.', 'They stand on the page.', 'It speaks of fees.'],
      ...[
        'The document wants two.',
        'It is always in sight.',
        'It is shown apart.',
        'It frees a buyer.',
        'Look again.',
      ],
      ...['Get a yes to it.', 'Do no harm twice', 'Connect it to the test environment.', 'Ask your account manager.'],
    ];
    for (const [index, { wording }] of hunted.entries()) expect(sentences[index]).toMatch(wording);
    const plain = ['Mail order / telephone order', 'The id stands for it.', 'seven days apart', 'An email goes out.'];
    for (const sentence of plain) expect(hunted.filter(({ wording }) => wording.test(sentence))).toEqual([]);
  });
});
