/** The statements of pages. Their texts follow from the sorts of filters alone, so that few of them are ever prepared. */
import type { Filter } from '../../filters';
import type { PageRequest } from '../../port';
import type { RecordKind } from '../../records';
import { exactText } from './exact-text';
import { indexedCharacters } from './reads';
import { rowColumns } from './rows';

/** The filter to begin with: its place among them, and whether few records pass it. */
export interface First {
  readonly index: number;
  readonly isRare: boolean;
}

export class Statement {
  readonly parameters: unknown[];

  constructor(
    account: string,
    private readonly kind: RecordKind,
  ) {
    this.parameters = [account];
  }

  private add(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  /** What an entry says where it passes the filter. */
  private conditions(filter: Filter): string[] {
    if ('within' in filter) {
      const { gt, gte, lt, lte } = filter.within;
      const bounds = [
        [gt, '>'],
        [gte, '>='],
        [lt, '<'],
        [lte, '<='],
      ] as const;
      const given = bounds.flatMap(([bound, sign]) => (bound === undefined ? [] : `number ${sign} ${this.add(bound)}`));
      return [['number is not null', ...given].join(' and ')];
    }
    const texts = filter.oneOf.flatMap((value) => (typeof value === 'string' ? exactText(value) : []));
    const numbers = filter.oneOf.filter((value) => typeof value === 'number');
    const begin = (text: string) => [...text].slice(0, indexedCharacters).join('');
    const beginning = `text is not null and left(text, ${indexedCharacters})`;
    const found: string[] = [];
    if (texts.length === 1)
      found.push(`${beginning} = ${this.add(begin(texts[0] as string))} and text = ${this.add(texts[0])}`);
    if (texts.length > 1)
      found.push(`${beginning} = any(${this.add(texts.map(begin))}) and text = any(${this.add(texts)})`);
    if (numbers.length > 0) found.push(`number = any(${this.add(numbers)}::double precision[])`);
    return found;
  }

  private ids(filter: Filter): string {
    return `any(${this.add('oneOf' in filter ? filter.oneOf.map((id) => exactText(String(id))) : [])})`;
  }

  /** A query of the positions that pass a filter, by its index. */
  passing(filter: Filter): string {
    if (filter.name === 'id')
      return `select position from sandbox.records
        where account = $1 and kind = ${this.add(this.kind)} and id = ${this.ids(filter)}`;
    const name = this.add(`${this.kind}/${filter.name}`);
    return this.conditions(filter)
      .map((condition) => `select position from sandbox.lookups where account = $1 and name = ${name} and ${condition}`)
      .join(' union all ');
  }

  /** Whether the record at a position passes a filter. */
  private passes(filter: Filter): string {
    if (filter.name === 'id')
      return `exists (select 1 from sandbox.records where account = $1 and position = one.position
        and id = ${this.ids(filter)})`;
    const name = this.add(`${this.kind}/${filter.name}`);
    const conditions = this.conditions(filter).map((condition) => `(${condition})`);
    return `exists (select 1 from sandbox.lookups where account = $1 and position = one.position and name = ${name}
      and (${conditions.join(' or ')}))`;
  }

  private positions({ where = [], from, direction, size }: PageRequest, first?: First): string {
    const older = direction === 'older';
    const bounds = from === undefined ? [] : [`one.position ${older ? '<' : '>'} ${this.add(from)}`];
    const others = where.filter((_, index) => index !== first?.index);
    const conditions = [...bounds, ...others.map((filter) => this.passes(filter))];
    const rest = `${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
      order by one.position ${older ? 'desc' : 'asc'} limit ${this.add(size)}`;
    const filter = first && where[first.index];
    if (!filter)
      return `select one.position from (
        select position from sandbox.records where account = $1 and kind = ${this.add(this.kind)}) as one ${rest}`;
    // Few are sorted. The offset keeps the planner from mixing this with what follows.
    const some = first.isRare
      ? `select distinct position from (${this.passing(filter)}) as few offset 0`
      : this.passing(filter);
    return `select one.position from (${some}) as one ${rest}`;
  }

  /** The page's rows. Of one within so many characters, the row that brings it over them is the last, though two are read. */
  page(request: PageRequest, first?: First): string {
    const order = request.direction === 'older' ? 'desc' : 'asc';
    const wanted = this.positions(request, first);
    if (request.characters === undefined)
      return `select ${rowColumns} from (${wanted}) as wanted
        join sandbox.records r on r.account = $1 and r.position = wanted.position order by r.position ${order}`;
    return `select ${rowColumns} from (
        select position, row_number() over earlier as place, sum(characters) over earlier - characters as before from (
          select s.position, s.characters from (${wanted}) as wanted
            join sandbox.records s on s.account = $1 and s.position = wanted.position
        ) as sized window earlier as (order by position ${order} rows unbounded preceding)
      ) as page join sandbox.records r on r.account = $1 and r.position = page.position
      where page.place <= 2 or page.before <= ${this.add(request.characters)} order by page.place`;
  }
}
