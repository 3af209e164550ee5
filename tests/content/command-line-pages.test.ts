import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readProfile } from '../../src/certification/profile/read';
import { checkUsage } from '../../src/cli/check';
import { clockUsage } from '../../src/cli/clock/options';
import { keysUsage } from '../../src/cli/keys';
import { listenUsage } from '../../src/cli/listen/options';
import { usageOf } from '../../src/cli/options.mjs';
import { reportUsage } from '../../src/cli/report/options';
import { runsUsage } from '../../src/cli/runs/options';
import { readBaseline } from '../../src/cli/verdicts/baseline';
import { verifyUsage } from '../../src/cli/verify/options';

const page = (name: string) => readFileSync(`docs/${name}.mdx`, 'utf8');
const optionsIn = (text: string) => [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? [])].sort();

/** The first block of code with this title. */
function block(text: string, title: string): string {
  return new RegExp(`title="${title}"\\n([^]*?)\`\`\``).exec(text)?.[1] ?? '';
}

const commands = [verifyUsage, reportUsage, runsUsage, clockUsage, checkUsage, keysUsage].join('\n');
const usages = [commands, usageOf('serve')].join('\n');

describe('pages about the command line', () => {
  it('name every option of verify, report, runs, clock, check and keys, and none that does not exist', () => {
    const documented = optionsIn(page('reference/command-line'));
    const own = optionsIn(commands);
    expect(own.filter((option) => !documented.includes(option))).toEqual([]);
    for (const name of [
      'reference/command-line',
      'guides/judge-your-connector',
      'certification/profile',
      'certification/readiness-report',
    ])
      expect(
        optionsIn(page(name).replaceAll(/npm \w+ .*/g, '')).filter((option) => !optionsIn(usages).includes(option)),
        name,
      ).toEqual([]);
  });

  it('name every option of listen, and none that does not exist', () => {
    const [own, documented] = [optionsIn(listenUsage), optionsIn(page('webhooks/listen'))];
    expect(own.filter((option) => option !== '--help').sort()).toEqual(documented.sort());
  });

  it('name every option of the local server, in the README too', () => {
    const own = optionsIn(usageOf('start')).filter((option) => option !== '--help');
    for (const text of [readFileSync('README.md', 'utf8'), page('sandbox/index')])
      expect(own.filter((option) => !optionsIn(text).includes(option))).toEqual([]);
  });

  it('show a profile and a baseline that can be used as they are', () => {
    const profile = parse(block(page('certification/profile'), 'connector-profile.yml')) as unknown;
    expect(readProfile(profile)).toEqual({ profile });
    const file = join(mkdtempSync(join(tmpdir(), 'pages-')), 'baseline.yml');
    writeFileSync(file, block(page('guides/judge-your-connector'), 'connector-baseline.yml'));
    expect(readBaseline(file)).toMatchObject([{ owner: 'checkout-team' }]);
  });
});
