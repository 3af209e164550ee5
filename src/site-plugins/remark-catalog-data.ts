import { existsSync } from 'node:fs';
import path from 'node:path';

interface MdxNode {
  type: string;
  name?: string;
  value?: unknown;
  data?: unknown;
  attributes?: { type: string; name: string; value: unknown }[];
  children?: MdxNode[];
  position?: { start: { line: number } };
}

interface Feed {
  /** The attribute that names the record. */
  by: string;
  /** The property that gets its data. */
  into: string;
  /** Folder under src/generated with a JSON file for each record. */
  folder: string;
  /** Where a writer finds the names. */
  source: string;
}

const feeds: Record<string, Feed> = {
  Checklist: { by: 'id', into: 'checklist', folder: 'catalog/checklists', source: 'src/catalog/checklists/' },
  ReferenceTable: { by: 'name', into: 'table', folder: 'reference', source: 'src/reference/' },
  StateMachine: { by: 'resource', into: 'machine', folder: 'state-machines', source: 'src/sandbox/domain/machines/' },
  UseCases: { by: 'group', into: 'data', folder: 'catalog/use-cases', source: 'src/catalog/use-cases/' },
  CountrySheet: { by: 'country', into: 'data', folder: 'catalog/countries', source: 'src/catalog/countries.yml' },
  ComplianceFacts: { by: 'topic', into: 'data', folder: 'catalog/compliance', source: 'src/catalog/compliance/' },
};

/** The generated records that a page shows, as files from the project root. */
export function recordsShown(text: string): string[] {
  return Object.entries(feeds).flatMap(([component, { by, folder }]) =>
    [...text.matchAll(new RegExp(`<${component}\\b[^>]*?\\b${by}="([^"]+)"`, 'g'))].map(
      ([, record]) => `src/generated/${folder}/${record}.json`,
    ),
  );
}

/**
 * Hands each catalog view of a page the one record it names, as an import added while the page is built: the record is
 * in the page before any script runs, and a page carries no record that it does not show. A name without data stops the build.
 */
export function remarkCatalogData() {
  return (tree: MdxNode, file: { path?: string }) => {
    const imports = new Map<string, string>();
    visit(tree, (node) => {
      const feed = feeds[node.name ?? ''];
      if (!feed || !node.attributes) return;
      const record = node.attributes.find((attribute) => attribute.name === feed.by)?.value;
      const data = `src/generated/${feed.folder}/${String(record)}.json`;
      if (typeof record !== 'string' || !existsSync(path.resolve(data))) {
        throw new Error(
          `${file.path ?? 'page'}, line ${node.position?.start.line ?? '?'}: <${node.name} ${feed.by}="${String(record)}"> names nothing. ` +
            `Use a name from ${feed.source}, and run "npm run generate" after adding one.`,
        );
      }
      const variable = imports.get(data) ?? `catalogData${imports.size}`;
      imports.set(data, variable);
      node.attributes.push(attributeNaming(feed.into, variable));
    });
    for (const [data, variable] of imports) tree.children?.unshift(importOf(variable, `@site/${data}`));
  };
}

function visit(node: MdxNode, act: (node: MdxNode) => void): void {
  act(node);
  for (const child of node.children ?? []) visit(child, act);
}

const program = (statement: object) => ({ type: 'Program', sourceType: 'module', body: [statement], comments: [] });
const identifier = (name: string) => ({ type: 'Identifier', name });

function importOf(name: string, source: string): MdxNode {
  const statement = {
    type: 'ImportDeclaration',
    specifiers: [{ type: 'ImportDefaultSpecifier', local: identifier(name) }],
    source: { type: 'Literal', value: source, raw: JSON.stringify(source) },
    attributes: [],
  };
  return {
    type: 'mdxjsEsm',
    value: `import ${name} from ${JSON.stringify(source)};`,
    data: { estree: program(statement) },
  };
}

function attributeNaming(attribute: string, name: string) {
  const estree = program({ type: 'ExpressionStatement', expression: identifier(name) });
  return {
    type: 'mdxJsxAttribute',
    name: attribute,
    value: { type: 'mdxJsxAttributeValueExpression', value: name, data: { estree } },
  };
}
