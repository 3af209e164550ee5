import type { CheerioAPI } from 'cheerio';
import { oneLine } from '../search/html';
import { type TextOfWidget, treeOf } from './hast';

/** An article's elements as GitHub-flavored Markdown. */
export type ToMarkdown = (tree: object) => string;

/** The packages are modules of the newer form alone, which the configuration of a site cannot name at its top. */
export async function markdownWriter(): Promise<ToMarkdown> {
  const [{ toMdast }, { toMarkdown }, { gfmToMarkdown }] = await Promise.all([
    import('hast-util-to-mdast'),
    import('mdast-util-to-markdown'),
    import('mdast-util-gfm'),
  ]);
  // What a widget says is Markdown already.
  const nodeHandlers = { comment: (_: unknown, { value }: { value: string }) => ({ type: 'html' as const, value }) };
  const extensions = [gfmToMarkdown({ tablePipeAlign: false })];
  type Tree = Parameters<typeof toMdast>[0];
  return (tree) => toMarkdown(toMdast(tree as Tree, { nodeHandlers }), { bullet: '-', rule: '-', extensions });
}

export interface PageText {
  /** The page's address, with the base address in front. */
  readonly route: string;
  readonly title: string;
  readonly description: string;
  readonly markdown: string;
}

/** The file of a page's Markdown, beside the page: `/docs/overview` has `/docs/overview.md`, and `/` has `/index.md`. */
export const markdownAddress = (route: string) => (route.endsWith('/') ? `${route}index.md` : `${route}.md`);

/** Links between pages lead to their Markdown, so that who follows one stays there. */
function linkTo(pages: ReadonlySet<string>): (href: string) => string {
  return (href) => {
    const [, address = '', anchor = ''] = /^([^#?]*)(.*)$/.exec(href) ?? [];
    const route = address.length > 1 ? address.replace(/\/$/, '') : address;
    return pages.has(route) ? markdownAddress(route) + anchor : href;
  };
}

export interface Site {
  /** Address of the site without its base address, such as `https://standards.example`. */
  readonly url: string;
  /** All pages by their address, with the base address in front and no slash at the end. */
  readonly pages: ReadonlySet<string>;
  readonly widget: TextOfWidget;
  readonly write: ToMarkdown;
}

/** A built page as Markdown; null where it has no article. */
export function markdownOf($: CheerioAPI, route: string, site: Site): PageText | null {
  const [article = $('main')[0]] = $('main .markdown');
  const title = oneLine($(article).find('h1').first().text());
  if (article === undefined || title === '') return null;
  const tree = treeOf(article, { link: linkTo(site.pages), widget: site.widget });
  const description = oneLine($('meta[name="description"]').attr('content') ?? '');
  const body = site.write({ type: 'root', children: [tree] }).replaceAll(/\n{3,}/g, '\n\n');
  return { route, title, description, markdown: `${body.trim()}\n\n---\n\nThis page: ${site.url}${route}\n` };
}
