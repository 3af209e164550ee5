import type { PageText } from './page-markdown';
import { markdownAddress } from './page-markdown';

const areas: readonly (readonly [start: string, title: string])[] = [
  ['docs/guides/', 'Guides'],
  ['docs/concepts/', 'How it works'],
  ['docs/certification/', 'Certification'],
  ['docs/compliance', 'Compliance'],
  ['docs/checklists', 'Integration checklists'],
  ['docs/use-cases', 'Test and use cases'],
  ['docs/reference/api', 'Calls of the API, by resource'],
  ['docs/reference', 'Reference'],
  ['docs/events', 'Events'],
  ['docs/webhooks', 'Webhooks'],
  ['docs/sandbox', 'Sandbox'],
  ['docs/contributing', 'Optional'],
];

/** https://llmstxt.org: what the site holds and where, for programs that read text. "Optional" is what they may leave out. */
export function llmsText(
  pages: readonly PageText[],
  baseUrl: string,
  about: { title: string; tagline: string },
): string {
  const below = ({ route }: PageText) => route.slice(baseUrl.length);
  const areaOf = (page: PageText) => areas.find(([start]) => below(page).startsWith(start))?.[1] ?? 'Start';
  const titles = ['Start', ...areas.map(([, title]) => title)];
  const sections = titles.map((title) => {
    const lines = pages
      .filter((page) => areaOf(page) === title)
      .map(({ route, title: name, description }) => `- [${name}](${markdownAddress(route)}): ${description}`);
    return `## ${title}\n\n${lines.join('\n')}`;
  });
  const intro = [
    `# ${about.title}`,
    `> ${about.tagline}`,
    `Independent documentation and a simulator for connectors to a merchant-of-record provider. It moves no money. Every page has its Markdown at its own address with \`.md\` behind. The whole contract is [OpenAPI 3.1](${baseUrl}openapi.json).`,
  ];
  return `${[...intro, ...sections].join('\n\n')}\n`;
}
