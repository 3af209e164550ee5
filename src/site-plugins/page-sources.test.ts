import { describe, expect, it } from 'vitest';
import type { Source } from '../catalog/types';
import { parseFrontMatter } from './page-sources';

const read = (filePath: string, frontMatter: Record<string, unknown>, content = '') =>
  parseFrontMatter({
    filePath,
    fileContent: '',
    defaultParseFrontMatter: async () => ({ frontMatter, content }),
  });

async function sourcesOf(sources: unknown, content = ''): Promise<Source[]> {
  const { frontMatter } = await read('docs/page.mdx', { sources }, content);
  return frontMatter.sources as Source[];
}

describe('the sources at the foot of a page', () => {
  it('stand in full: title, address, version read, day checked', async () => {
    expect(await sourcesOf([{ from: 'payments/psd2-and-sca', for: 'When it is due', checked: '2026-11-26' }])).toEqual([
      {
        work: 'Digital River API documentation',
        title: 'Payments > PSD2 and SCA',
        address: 'docs.digitalriver.com/digital-river-api/payments/psd2-and-sca',
        state: 'Source branch Digital-River-API, snapshot of 2024-06-12',
        for: 'When it is due',
        checked: '2026-11-26',
      },
    ]);
  });

  it('reads a day that YAML made a date of', async () => {
    const [source] = await sourcesOf([{ from: 'home', checked: new Date('2026-11-26') }]);
    expect(source?.checked).toBe('2026-11-26');
  });

  it('include those of the records that the page shows', async () => {
    const sources = await sourcesOf('own', 'Text\n\n<Checklist id="supplementary" />\n');
    expect(sources.map(({ title }) => title)).toContain('Developer resources > Rate Limiting');
  });

  it('name a work once, with the older day', async () => {
    const twice = await sourcesOf([
      { from: 'home', for: 'Keys', checked: '2026-11-26' },
      { from: 'home', for: 'Paths', checked: '2026-11-20' },
    ]);
    expect(twice).toMatchObject([{ for: 'Keys; Paths', checked: '2026-11-20' }]);
  });

  it('are not put into a file that pages include, which Docusaurus refuses where CI is set', async () => {
    expect((await read('docs/sandbox/_calls.mdx', {})).frontMatter).toEqual({});
  });

  it('stop the build when one does not exist or has the wrong form', async () => {
    await expect(sourcesOf([{ from: 'hme', checked: '2026-11-26' }])).rejects.toThrow(
      'docs/page.mdx: the source "hme" does not exist. Did you mean "home"?',
    );
    await expect(sourcesOf([{ from: 'home', checked: 'last week' }])).rejects.toThrow('"sources" in the front matter');
  });
});
