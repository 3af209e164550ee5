import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface MdxNode {
  type: string;
  name?: string;
  attributes?: { type: string; name: string; value: unknown }[];
  children?: MdxNode[];
  position?: { start: { line: number } };
}

interface GlossaryEntry {
  id: string;
  term: string;
  definition: string;
}

const glossaryFile = path.resolve('src/generated/catalog/glossary.json');

function loadGlossary(): Map<string, GlossaryEntry> {
  if (!existsSync(glossaryFile)) throw new Error(`${glossaryFile} is missing: run "npm run generate" first.`);
  const parsed = JSON.parse(readFileSync(glossaryFile, 'utf8')) as GlossaryEntry[] | { terms: GlossaryEntry[] };
  const entries = Array.isArray(parsed) ? parsed : parsed.terms;
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function visit(node: MdxNode, act: (node: MdxNode) => void): void {
  act(node);
  for (const child of node.children ?? []) visit(child, act);
}

/**
 * Gives every `<Term id="…">` its name and definition while the page is built, so that a page of prose carries the few
 * definitions it uses and never the whole glossary. An id the glossary does not know stops the build.
 */
export function remarkGlossaryTerms() {
  let glossary: Map<string, GlossaryEntry> | undefined;
  return (tree: MdxNode, file: { path?: string }) => {
    visit(tree, (node) => {
      if (node.name !== 'Term' || !node.attributes) return;
      glossary ??= loadGlossary();
      const id = node.attributes.find((attribute) => attribute.name === 'id')?.value;
      const entry = typeof id === 'string' ? glossary.get(id) : undefined;
      if (!entry) {
        throw new Error(
          `${file.path ?? 'page'}, line ${node.position?.start.line ?? '?'}: <Term id="${String(id)}"> names no glossary term. ` +
            'Use an id from src/catalog/glossary.yml or add the term there.',
        );
      }
      node.attributes.push(
        { type: 'mdxJsxAttribute', name: 'term', value: entry.term },
        { type: 'mdxJsxAttribute', name: 'definition', value: entry.definition },
      );
    });
  };
}
