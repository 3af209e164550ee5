/** What a search can lead to. */
export const searchKinds = [
  'page',
  'section',
  'operation',
  'term',
  'event-type',
  'error-code',
  'item',
  'use-case',
  'requirement',
  'model',
  'field',
  'row',
] as const;

export type SearchKind = (typeof searchKinds)[number];

/** One place a search can lead to. */
export interface SearchRecord {
  kind: SearchKind;
  title: string;
  /** Title of the page that it stands on. */
  page: string;
  /** What else it goes by: an id, `POST /refunds`, an alias of a term. */
  names: readonly string[];
  /** What it says, a line for each paragraph, entry of a list or row of a table; empty before the texts are loaded. */
  text: string;
  /** Address on the site, with the base address in front and the anchor behind. */
  route: string;
}
