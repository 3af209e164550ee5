import { type SearchKind, type SearchRecord, searchKinds } from './record';

/** A record in few bytes: its kind and its page by number, anchor, title, then its other names. */
type Packed = [kind: number, page: number, anchor: string, title: string, ...names: string[]];

/**
 * What the first key needs: titles, names and terms. It names the file with the rest, whose name changes with what is in
 * it, so that the two are always of one build.
 */
export interface NamesFile {
  rest: string;
  /** Address and title of each page. */
  pages: [route: string, title: string][];
  records: Packed[];
}

/** The texts of the records in the names file, in their order; then the records that are found by the full search alone. */
export interface RestFile {
  texts: string[];
  records: Packed[];
  recordTexts: string[];
}

/** Where the names file stands, below the site's base address. */
export const namesPath = 'search/names.json';

/** Many, and hardly what a first word means: they wait for the second file. */
const late: ReadonlySet<SearchKind> = new Set(['field', 'model', 'row', 'requirement']);

const bare = (route: string) => (route.split('#')[0] ?? '').replace(/\/$/, '');

function packer() {
  const numbers = new Map<string, number>();
  const pages: NamesFile['pages'] = [];
  const pack = ({ kind, title, page, names, route }: SearchRecord): Packed => {
    const [address = '', anchor = ''] = route.split('#');
    const key = bare(route);
    let number = numbers.get(key);
    if (number === undefined) {
      number = pages.push([address, page]) - 1;
      numbers.set(key, number);
    }
    return [searchKinds.indexOf(kind), number, anchor, title, ...names];
  };
  return { pages, pack };
}

/** Splits the index in two. `nameOf` gives the second file a name that follows from its text. */
export function packIndex(
  records: readonly SearchRecord[],
  nameOf: (text: string) => string,
): { names: string; rest: string; restName: string } {
  const { pages, pack } = packer();
  const first = records.filter(({ kind }) => !late.has(kind));
  const second = records.filter(({ kind }) => late.has(kind));
  const packedFirst = first.map(pack);
  const packedSecond = second.map(pack);
  const restFile: RestFile = {
    texts: first.map(({ text }) => text),
    records: packedSecond,
    recordTexts: second.map(({ text }) => text),
  };
  const rest = JSON.stringify(restFile);
  const namesOf = (restName: string) =>
    JSON.stringify({ rest: restName, pages, records: packedFirst } satisfies NamesFile);
  // The rest counts pages and records as the names file does: its name follows from both.
  const restName = nameOf(namesOf('') + rest);
  return { names: namesOf(restName), rest, restName };
}

function unpack(pages: NamesFile['pages'], [kind, page, anchor, title, ...names]: Packed, text: string): SearchRecord {
  const [route = '', pageTitle = ''] = pages[page] ?? [];
  return {
    kind: searchKinds[kind] ?? 'page',
    title,
    page: pageTitle,
    names,
    text,
    route: anchor === '' ? route : `${route}#${anchor}`,
  };
}

/** The records of the first file, still without their texts. */
export function namedRecords({ pages, records }: NamesFile): SearchRecord[] {
  return records.map((packed) => unpack(pages, packed, ''));
}

export function allRecords({ pages, records }: NamesFile, rest: RestFile): SearchRecord[] {
  return [
    ...records.map((packed, at) => unpack(pages, packed, rest.texts[at] ?? '')),
    ...rest.records.map((packed, at) => unpack(pages, packed, rest.recordTexts[at] ?? '')),
  ];
}
