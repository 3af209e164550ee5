import { load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import { llmsText } from './llms';
import { markdownOf, markdownWriter, type Site } from './page-markdown';
import { textOfWidget } from './widgets';

let site: Site;
beforeAll(async () => {
  const pages = new Set(['/docs', '/docs/terms', '/docs/page']);
  site = { url: 'https://site.example', pages, widget: textOfWidget, write: await markdownWriter() };
});

const read = (content: string) => {
  const html = `<head><meta name="description" content="In short."></head><main><nav>Crumbs</nav><div class="markdown"><h1>A page</h1>${content}</div></main>`;
  return markdownOf(load(html), '/docs/page', site);
};
const textOf = (content: string) =>
  read(content)
    ?.markdown.replace('# A page\n\n', '')
    .replace('\n\n---\n\nThis page: https://site.example/docs/page\n', '');

describe('a page as Markdown', () => {
  it('has its title, and says where the page is; what stands around the article is left out', () => {
    expect(read('<p>Text.</p>')).toEqual({
      route: '/docs/page',
      title: 'A page',
      description: 'In short.',
      markdown: '# A page\n\nText.\n\n---\n\nThis page: https://site.example/docs/page\n',
    });
    expect(markdownOf(load('<main>No heading</main>'), '/x', site)).toBeNull();
  });

  it('leads to the Markdown of other pages, and to files as they are', () => {
    expect(textOf('<a href="/docs/terms#vat">VAT</a> <a href="/docs">All</a> <a href="/openapi.json">File</a>')).toBe(
      '[VAT](/docs/terms.md#vat) [All](/docs.md) [File](/openapi.json)',
    );
  });

  it('keeps a table with its caption, and where each row comes from, without what only a phone or a mouse needs', () => {
    const table = `<table><caption>2 duties</caption><thead><tr><th>Duty<th>When</thead><tbody>
      <tr id="a"><th><a aria-label="Link to this row: a">#</a>Show it.<span class="origin_1">Inferred</span>
      <td><span class="label_1">When</span>Always</table>`;
    expect(textOf(table)).toBe('**2 duties**\n\n| Duty | When |\n| - | - |\n| Show it. (Inferred) | Always |');
  });

  it('keeps code whole and in its language, and a diagram as its source', () => {
    const lines = '<span class="token-line">{ <span>"a"</span>: 1<br></span><span class="token-line">}<br></span>';
    expect(textOf(`<pre class="prism-code language-json"><code>${lines}</code></pre>`)).toBe(
      '```json\n{ "a": 1\n}\n```',
    );
    expect(textOf('<div data-diagram="flowchart TB\n  a --> b"></div>')).toBe(
      '```mermaid\nflowchart TB\n  a --> b\n```',
    );
    expect(textOf('<code>a_<wbr>b</code>')).toBe('`a_b`');
  });

  it('says in the words of the catalog what a form on the page asks, and names what a script alone can show', () => {
    const checklist = textOf('<section data-markdown="checklist:error-handling"><input></section>');
    expect(checklist).toContain('- Item: `errors.log-calls`\n- Level: recommended');
    const useCases = textOf('<div data-markdown="use-cases:D"></div>');
    expect(useCases).toMatch(/^### UC-D1 [\s\S]*\*\*Steps\*\*\n\n1\. /);
    expect(textOf('<section data-markdown="glossary"></section>')).toMatch(/### VAT\b|### Value/);
    expect(textOf('<section data-loading aria-label="Ledger"><input></section>')).toBe('*On the page: Ledger.*');
    expect(() => textOf('<p data-markdown="other:x"></p>')).toThrow('data-markdown="other:x" names nothing');
  });
});

describe('llms.txt', () => {
  it('lists each page once, under what it is about, with its Markdown', () => {
    const page = (route: string) => ({ route, title: 'T', description: 'D.', markdown: '' });
    const routes = ['/x/', '/x/docs/overview', '/x/docs/reference/api/skus', '/x/docs/reference/limits'];
    const text = llmsText(routes.map(page), '/x/', { title: 'Site', tagline: 'What it is.' });
    expect(text).toMatch(/^# Site\n\n> What it is\.\n/);
    expect(text).toContain('## Start\n\n- [T](/x/index.md): D.\n- [T](/x/docs/overview.md): D.');
    expect(text).toContain('## Calls of the API, by resource\n\n- [T](/x/docs/reference/api/skus.md): D.');
    expect(text.match(/^- /gm)).toHaveLength(routes.length);
  });
});
