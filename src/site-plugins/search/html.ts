import type { AnyNode, Cheerio } from 'cheerio';

type HtmlElement = Extract<AnyNode, { tagName: string }>;

/** Elements that cheerio has found. */
export type Found = Cheerio<HtmlElement>;
