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

const folder = 'src/generated/catalog/checklists';

/**
 * Hands every `<Checklist id="…"/>` the data of that one checklist while the page is built: the questions are in the
 * page before any script runs, and a page carries no other list. An id without data stops the build.
 */
export function remarkChecklistData() {
  return (tree: MdxNode, file: { path?: string }) => {
    const imported = new Map<string, string>();
    visit(tree, (node) => {
      if (node.name !== 'Checklist' || !node.attributes) return;
      const id = node.attributes.find((attribute) => attribute.name === 'id')?.value;
      if (typeof id !== 'string' || !existsSync(path.resolve(folder, `${id}.json`))) {
        throw new Error(
          `${file.path ?? 'page'}, line ${node.position?.start.line ?? '?'}: <Checklist id="${String(id)}"> names no checklist. ` +
            'Use the id of a file in src/catalog/checklists/, and run "npm run generate" after adding one.',
        );
      }
      const name = imported.get(id) ?? `checklistData${imported.size}`;
      imported.set(id, name);
      node.attributes.push(attributeNaming(name));
    });
    for (const [id, name] of imported) tree.children?.unshift(importOf(name, `@site/${folder}/${id}.json`));
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

function attributeNaming(name: string) {
  const estree = program({ type: 'ExpressionStatement', expression: identifier(name) });
  return {
    type: 'mdxJsxAttribute',
    name: 'checklist',
    value: { type: 'mdxJsxAttributeValueExpression', value: name, data: { estree } },
  };
}
