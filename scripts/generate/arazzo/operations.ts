import { listOperations, type OpenApiDocument } from '../contract/document';

type Row = ReturnType<typeof listOperations>[number];
type Values = Record<string, string>;

interface Found {
  operationId: string;
  /** The description that has it, as the files name it. */
  source: string;
  /** Values of the path's parameters, as the call has them. */
  path: Values;
  query: Values;
}

export type FindOperation = (method: string, path: string) => Found;

/** The values of a pattern's parameters in a path; undefined where the path does not fit. */
function valuesIn(pattern: string, path: string): Values | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values: Values = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined && segment !== value) return undefined;
    if (name !== undefined) values[name] = value;
  }
  return values;
}

function queryOf(search: string): Values {
  const pairs = search.split('&').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.replace(/^[^=]*=/, '')]));
}

const parametersIn = ({ path }: Row) => path.split('{').length;

/** Finds the operation of a call: the one with the fewest parameters in its path, as the server does. */
export function operationFinder(documents: Readonly<Record<string, OpenApiDocument>>): FindOperation {
  const rows = Object.entries(documents)
    .flatMap(([source, document]) => listOperations(document).map((row) => ({ source, row })))
    .toSorted((one, other) => parametersIn(one.row) - parametersIn(other.row));
  return (method, whole) => {
    const [path = '', search = ''] = whole.split('?');
    for (const { source, row } of rows.filter((one) => one.row.method === method)) {
      const values = valuesIn(row.path, path);
      if (values) return { operationId: row.operation.operationId, source, path: values, query: queryOf(search) };
    }
    throw new Error(`No description has an operation for ${method} ${path}.`);
  };
}
