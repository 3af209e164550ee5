// Writes src/generated/rules.ts: every rule that stands in src/certification/rules, found by its file.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './say.mjs';

const folder = 'src/certification/rules';

/** @returns {{ file: string, name: string }[]} the rules' files, without ending, and the names that they export */
function findRules() {
  const lists = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return lists.flatMap(({ name: list }) =>
    readdirSync(join(root, folder, list))
      .filter((file) => file.endsWith('.ts') && !/\.(cases|test)\.ts$/.test(file))
      .map((file) => ruleIn(`${list}/${file.slice(0, -'.ts'.length)}`)),
  );
}

function ruleIn(file) {
  const found = [...readFileSync(join(root, folder, `${file}.ts`), 'utf8').matchAll(/^export const (\w+) = rule\(/gm)];
  if (found.length !== 1)
    throw new Error(`${folder}/${file}.ts has to export one rule, as in: export const someName = rule({ … });`);
  return { file, name: found[0][1] };
}

export function writeRules() {
  const rules = findRules().sort((one, other) => (one.file < other.file ? -1 : 1));
  const imports = rules.map(
    ({ file, name }, index) => `import { ${name} as rule${index} } from '../certification/rules/${file}';`,
  );
  const text = [
    '// Generated from src/certification/rules. Do not edit.',
    "import type { Rule } from '../certification/vocabulary/rule';",
    ...imports,
    '',
    '/** Every rule, in the order of their files. */',
    `export const rules: readonly Rule[] = [${rules.map((_, index) => `rule${index}`).join(', ')}];`,
  ];
  write('rules.ts', `${text.join('\n')}\n`);
  const items = rules.map(({ file }) => `  '${file.slice(file.indexOf('/') + 1)}',\n`).join('');
  write(
    'ruled-items.ts',
    `// Generated from src/certification/rules. Do not edit.\n/** Checklist items that recorded calls decide or support. */\nexport const ruledItems: readonly string[] = [\n${items}];\n`,
  );
}

/** Leaves a file alone when nothing changed: a running dev server then has nothing to rebuild. */
function write(name, text) {
  const target = join(root, 'src/generated', name);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return;
  mkdirSync(join(root, 'src/generated'), { recursive: true });
  writeFileSync(target, text);
}
