import type * as Preset from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';
import { codeTheme } from './src/css/code-themes';
import { darkOnScreenPlugin } from './src/site-plugins/dark-on-screen';
import { finishPagesPlugin } from './src/site-plugins/finish-pages';
import { lightPagesPlugin } from './src/site-plugins/light-pages';
import { offlineWorkerPlugin } from './src/site-plugins/offline-worker';
import { parseFrontMatter } from './src/site-plugins/page-sources';
import { rehypeAsServed } from './src/site-plugins/rehype-as-served';
import { rehypeCodeBlocks } from './src/site-plugins/rehype-code-blocks';
import { rehypeTableCards } from './src/site-plugins/rehype-table-cards';
import { rehypeWholeNames } from './src/site-plugins/rehype-whole-names';
import { remarkCatalogData } from './src/site-plugins/remark-catalog-data';
import { remarkGlossaryTerms } from './src/site-plugins/remark-glossary-terms';
import { sandboxServersIn } from './src/site-plugins/sandbox-servers';
import { thirdPartyNoticesPlugin } from './src/site-plugins/third-party-notices';
import { trimInfimaPlugin } from './src/site-plugins/trim-infima';
import { widgetStylesPlugin } from './src/site-plugins/widget-styles';

const siteUrl = process.env.SITE_URL ?? 'http://localhost:3000';
const baseUrl = process.env.SITE_BASE_URL ?? '/';
/** Where a page's source can be changed, such as `https://github.com/somebody/connector-standards/edit/main/`. */
const editUrl = process.env.SITE_EDIT_URL;

/** Sandboxes for many teams that pages may call, such as `https://sandbox.example`; those of this computer need no mention. */
const sandboxServers = sandboxServersIn(process.env.SITE_SANDBOX_SERVERS);

const config: Config = {
  title: 'Connector Standards',
  tagline: 'Learn the build standards, try every call, prove that your connector is ready to certify.',
  favicon: 'img/favicon.svg',
  url: siteUrl,
  baseUrl,
  customFields: { sandboxServers },
  future: { v4: true, faster: true },
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    mermaid: true,
    parseFrontMatter,
    mdx1Compat: { headingIds: true, comments: false, admonitions: false },
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  clientModules: [
    './src/browser/mend-address.ts',
    './src/browser/print.ts',
    './src/browser/open-folds.ts',
    './src/browser/copy-page.ts',
    './src/browser/offline.ts',
  ],
  themes: ['@docusaurus/theme-mermaid'],
  plugins: [
    lightPagesPlugin,
    darkOnScreenPlugin,
    trimInfimaPlugin,
    widgetStylesPlugin,
    finishPagesPlugin,
    offlineWorkerPlugin,
    thirdPartyNoticesPlugin,
  ],
  headTags: [
    {
      tagName: 'link',
      attributes: { rel: 'icon', type: 'image/png', sizes: '48x48', href: `${baseUrl}img/favicon-48.png` },
    },
    { tagName: 'link', attributes: { rel: 'apple-touch-icon', href: `${baseUrl}img/apple-touch-icon.png` } },
    ...(sandboxServers.length === 0
      ? []
      : [{ tagName: 'meta', attributes: { name: 'sandbox-servers', content: sandboxServers.join(' ') } }]),
    // Marks where the local server announces itself; see src/sandbox-client.
    { tagName: 'meta', attributes: { name: 'application-name', content: 'Connector Standards' } },
  ],
  presets: [
    [
      'classic',
      {
        docs: {
          routeBasePath: 'docs',
          sidebarPath: './sidebars.ts',
          // Pages of the API are made from the contract: no file of the repository holds them.
          editUrl: ({ docPath }) =>
            editUrl && !docPath.startsWith('reference/api/') ? `${editUrl}docs/${docPath}` : undefined,
          beforeDefaultRemarkPlugins: [remarkGlossaryTerms, remarkCatalogData],
          rehypePlugins: [rehypeTableCards, rehypeWholeNames, rehypeAsServed, rehypeCodeBlocks],
        },
        blog: false,
        theme: { customCss: './src/css/custom.css' },
      } satisfies Preset.Options,
    ],
  ],
  themeConfig: {
    image: 'img/social-card.png',
    metadata: [{ name: 'theme-color', content: '#1b4b91' }],
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: false, autoCollapseCategories: true } },
    navbar: {
      title: 'Connector Standards',
      logo: { alt: '', src: 'img/logo.svg', srcDark: 'img/logo-dark.svg', width: 30, height: 30 },
      items: [
        ...['Learn', 'Plan', 'Build', 'Test', 'Certify', 'Run'].map((label) => ({
          type: 'docSidebar',
          sidebarId: label.toLowerCase(),
          label,
          position: 'left' as const,
        })),
        { to: '/workbench', label: 'Workbench', position: 'right' },
        { to: '/docs/playground', label: 'Playground', position: 'right' },
        { type: 'search', position: 'right' },
      ],
    },
    footer: {
      style: 'light',
      links: [
        {
          title: 'Learn',
          items: [
            { label: 'Overview', to: '/docs/overview' },
            { label: 'How an order flows', to: '/docs/concepts/process-flow' },
            { label: 'Glossary', to: '/docs/glossary' },
          ],
        },
        {
          title: 'Build and test',
          items: [
            { label: 'From product to shipped order', to: '/docs/guides/product-to-shipped-order' },
            { label: 'Playground', to: '/docs/playground' },
            { label: 'Point your connector at the sandbox', to: '/docs/sandbox' },
          ],
        },
        {
          title: 'Certify',
          items: [
            { label: 'Workbench', to: '/workbench' },
            { label: 'Certification process', to: '/docs/certification/process' },
            { label: 'Compliance requirements', to: '/docs/compliance' },
            { label: 'Integration checklists', to: '/docs/checklists' },
          ],
        },
        {
          title: 'This project',
          items: [
            { label: 'What the sandbox does differently', to: '/docs/sandbox/differences' },
            { label: 'Architecture', to: '/docs/contributing/architecture' },
            { label: 'Writing for this site', to: '/docs/contributing/writing' },
            { label: 'Licenses of others', href: `pathname://${baseUrl}third-party-notices.txt` },
          ],
        },
      ],
      copyright:
        'Connector Standards is independent of Digital River and is not endorsed by it. The sandbox is a simulator: it moves no money and talks to no payment network.',
    },
    prism: { theme: codeTheme, additionalLanguages: ['bash', 'json', 'php', 'http'] },
    mermaid: {
      theme: { light: 'neutral', dark: 'dark' },
      // Narrow participants and small margins keep a sequence of four readable on a phone.
      options: {
        fontFamily: 'inherit',
        sequence: {
          useMaxWidth: true,
          wrap: false,
          width: 88,
          height: 32,
          actorMargin: 6,
          messageMargin: 28,
          mirrorActors: false,
          boxMargin: 6,
          boxTextMargin: 4,
          diagramMarginX: 2,
          diagramMarginY: 8,
          bottomMarginAdj: 8,
          noteMargin: 6,
          labelBoxWidth: 26,
          messageFontSize: 13,
          actorFontSize: 13,
          noteFontSize: 13,
        },
        flowchart: { nodeSpacing: 20, rankSpacing: 36, padding: 8 },
      },
    },
  } satisfies Preset.ThemeConfig,
};

export default config;
