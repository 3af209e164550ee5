import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { siteAddress } from '../../src/cli/options.mjs';

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { uses?: string; run?: string; env?: Readonly<Record<string, string>> }[];
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (file: string) => parse(readFileSync(file, 'utf8')) as Workflow;
const folder = '.github/workflows';
const files = [...readdirSync(folder).map((name) => join(folder, name)), 'static/ci/connector-standards.yml'];

describe('workflows for GitHub', () => {
  it.each(files)('%s may do no more than it needs, by actions whose major version is fixed', (file) => {
    const { permissions, jobs } = read(file);
    expect(permissions).toEqual({ contents: 'read' });
    const actions = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses = [] }) => uses));
    for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+@v\d+$/);
  });

  it('let only the job that publishes the site write to its pages', () => {
    const { jobs } = read(join(folder, 'pages.yml'));
    expect(jobs.build?.permissions).toEqual({ contents: 'read', pages: 'read' });
    expect(jobs.deploy?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
  });

  it.each([
    ['/connector-standards', '/connector-standards/'],
    ['', '/'],
  ])('build the site for %j, which is how the address of a repository or of a person arrives', (basePath, baseUrl) => {
    const step = read(join(folder, 'pages.yml')).jobs.build?.steps.find(({ env }) => env);
    const value = (name: string) =>
      step?.env?.[name]
        ?.replace(/\$\{\{ steps\.pages\.outputs\.origin }}/, 'https://somebody.github.io')
        .replace(/\$\{\{ steps\.pages\.outputs\.base_path }}/, basePath);
    expect(siteAddress({ SITE_URL: value('SITE_URL'), SITE_BASE_URL: value('SITE_BASE_URL') })).toEqual({
      origins: ['https://somebody.github.io'],
      baseUrl,
    });
  });
});
