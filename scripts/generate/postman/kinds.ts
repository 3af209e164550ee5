import { at } from '../../../src/guides/paths';
import { listOperations, type OpenApiDocument, type Parameter } from '../contract/document';

/** The kinds of objects that paths name by id, each with the id that the contract's examples use: a sample object's. */
export interface Kinds {
  /** Kind → the example. */
  samples: ReadonlyMap<string, string>;
  /** The kind that a path parameter names; undefined where it names none that is known. */
  ofParameter(path: string, name: string): string | undefined;
  /** The kind that a field such as `checkoutId` names. */
  ofField(name: string): string | undefined;
}

type Row = ReturnType<typeof listOperations>[number];

const exampleOf = (row: Row, name: string) => {
  const found = row.parameters.find((one) => one.in === 'path' && one.name === name) as
    | (Parameter & { example?: unknown })
    | undefined;
  return found?.example === undefined ? undefined : String(found.example);
};

/** `fulfillmentOrder` becomes `fulfillment_order`. */
const inKindForm = (stem: string) => stem.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const kindAt = (row: Row) => String(at(row.operation, 'x-object'));

/** The kind of `{id}` in `/orders/{id}/refresh` is what `GET /orders/{id}` answers with. */
function kindOfId(rows: readonly Row[], path: string): string | undefined {
  const prefix = path.slice(0, path.indexOf('{id}') + '{id}'.length);
  const own = rows.filter((row) => row.path === prefix);
  const told = own.find(({ method }) => method === 'GET') ?? own[0] ?? rows.find((row) => row.path === path);
  return told && kindAt(told);
}

export function kindsOf(document: OpenApiDocument): Kinds {
  const rows = listOperations(document);
  const samples = new Map<string, string>();
  for (const row of rows) {
    const kind = row.path.includes('{id}') ? kindOfId(rows, row.path) : undefined;
    const example = exampleOf(row, 'id');
    if (kind && example && !samples.has(kind)) samples.set(kind, example);
  }
  const ofStem = (stem: string) => {
    const kind = inKindForm(stem);
    if (samples.has(kind)) return kind;
    const endings = [...samples.keys()].filter((one) => one.endsWith(`_${kind}`) || one.startsWith(`${kind}_`));
    return endings.length === 1 ? endings[0] : undefined;
  };
  const ofField = (name: string) => (/[a-z]Id$/.test(name) ? ofStem(name.slice(0, -2)) : undefined);
  return {
    samples,
    ofField,
    ofParameter: (path, name) => (name === 'id' ? kindOfId(rows, path) : ofField(name)),
  };
}

export const variableOf = (kind: string) => `${kind}.id`;
