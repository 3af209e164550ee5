import type { CheerioAPI } from 'cheerio';
import type { SearchKind, SearchRecord } from '../../search/record';
import { addField, type FieldPlaces, fieldRecords, isFieldTable } from './fields';
import { type Found, type HtmlElement, oneLine, textOf } from './html';
import { tableRow } from './table-rows';

/** Parts of a page that search does not look at: what repeats elsewhere, and what is no text. */
const left = 'script, style, svg, .hash-link, button, input, select, textarea, [data-search-skip]';
const blocks = 'h1, h2, h3, p, li, tr, dt, dd, pre, figcaption, summary';
const inner = new Set(['p', 'ul', 'ol', 'table', 'pre', 'dl', 'details', 'div']);

/** A section that is a list of links to other pages: whoever looks for their titles looks for those pages. */
const linkList = /^related pages$/i;

/** How a section begins that is about one call of the API. */
const callLine = /^((?:GET|POST|PUT|PATCH|DELETE) \/\S*)/;

/** Lines below a call that name what has records of its own. */
const crossReferences = /^(Answer|Checklist|Use cases):/;

/** Code that repeats the names of fields, which have records; commands are text. */
const isData = (code: string) => /[{}]|\bcurl\b/.test(code);

export interface PageRecord extends SearchRecord {
  /** Stands in a part of the page that is folded at first. */
  isFolded?: true;
}

/** Records of one page while they are collected. */
interface Page {
  route: string;
  title: string;
  records: PageRecord[];
  fields: Map<string, FieldPlaces>;
}

function newRecord(page: Page, kind: SearchKind, title: string, anchor: string): PageRecord {
  const record: PageRecord = { kind, title, page: page.title, names: [], text: '', route: `${page.route}#${anchor}` };
  page.records.push(record);
  return record;
}

function addLine(record: SearchRecord, line: string): void {
  if (line !== '') record.text = record.text === '' ? line : `${record.text}\n${line}`;
}

/** Text of a block without the blocks inside it, which come in their turn. */
const ownText = (element: HtmlElement) => textOf(element, ({ name }) => element.name !== 'pre' && inner.has(name));

function beginSection(page: Page, node: Found): SearchRecord | null {
  const anchor = node.attr('id');
  const title = oneLine(node.text());
  if (linkList.test(title)) return null;
  if (anchor === undefined) return page.records.at(-1) ?? null;
  return newRecord(page, anchor.startsWith('model-') ? 'model' : 'section', title, anchor);
}

function addRow($: CheerioAPI, page: Page, section: SearchRecord, row: Found): void {
  const read = tableRow($, row);
  if (!read) return;
  const anchor = row.attr('id');
  if (isFieldTable($, row)) addField(page.fields, section, read);
  else if (anchor === undefined) addLine(section, [read.name, read.said].filter(Boolean).join(': '));
  else {
    const record = newRecord(page, 'row', read.name, anchor);
    record.text = read.said;
    if (row.closest('details').length > 0) record.isFolded = true;
  }
}

function addText(section: SearchRecord, line: string): void {
  const call = section.kind === 'section' && section.text === '' ? callLine.exec(line)?.[1] : undefined;
  if (call !== undefined) {
    section.kind = 'operation';
    section.names = [call, section.route.split('#')[1] ?? ''];
  } else if (section.kind !== 'operation' || !crossReferences.test(line)) addLine(section, line);
}

/**
 * What a search finds on a built page: the page, each section with an id, and each row of a table with one. A section about
 * a call is an operation, and the tables of a call and of its models give fields. What search does not look at is taken out
 * of the page that is handed in.
 */
export function recordsOf($: CheerioAPI, route: string): PageRecord[] {
  const article = $('article .markdown, main .markdown').first();
  article.find(left).remove();
  const title = oneLine(article.find('h1').first().text());
  if (title === '') return [];
  const page: Page = { route: route.replace(/\/$/, ''), title, records: [], fields: new Map() };
  const first: SearchRecord = { kind: 'page', title, page: title, names: [], text: '', route };
  page.records.push(first);
  addLine(first, oneLine($('meta[name="description"]').attr('content') ?? ''));
  let section: SearchRecord | null = first;
  article.find(blocks).each((_, element) => {
    const node = $(element);
    if (element.tagName === 'h2' || element.tagName === 'h3') section = beginSection(page, node);
    else if (element.tagName === 'h1' || section === null) return;
    else if (element.tagName === 'tr') addRow($, page, section, node);
    else if (node.closest('table').length > 0) return;
    else if (element.tagName !== 'pre' || !isData(node.text())) addText(section, ownText(element));
  });
  return [...page.records, ...fieldRecords(title, page.fields)];
}
