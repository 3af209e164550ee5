/** What the engine can say: every value of a generated union that its source names, found by the compiler, not by text. */
import { join } from 'node:path';
import ts from 'typescript';

const root = process.cwd();

function programOfEngine(): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: ['src/sandbox'] }, ts.sys, root);
  const files = ts.sys.readDirectory(
    join(root, 'src/sandbox'),
    ['.ts'],
    ['**/*.test.ts', '**/test-support'],
    undefined,
  );
  return ts.createProgram(files, { ...options, noEmit: true });
}

/** The texts that a type allows, or none where it allows any text. */
function textsOf(type: ts.Type | undefined): string[] {
  if (!type) return [];
  const members = type.isUnion() ? type.types : [type];
  return members.flatMap((member) => (member.isStringLiteral() ? member.value : []));
}

type Vocabulary = ReadonlySet<string>;

/** True where a value has to be one of the whole union: an argument, a field or an answer of that type. */
function isPlaceFor(union: Vocabulary, expected: ts.Type | undefined): boolean {
  const texts = textsOf(expected);
  return texts.length === union.size && texts.every((text) => union.has(text));
}

function isExpression(node: ts.Node): node is ts.Expression {
  return (
    ts.isStringLiteral(node) ||
    ts.isTemplateExpression(node) ||
    ts.isIdentifier(node) ||
    ts.isElementAccessExpression(node)
  );
}

/** The values of `unions` that the source of the engine gives, each list sorted. Tables of states only report: `skip` them. */
export function vocabularyOfEngine(unions: readonly Vocabulary[], skip: RegExp): string[][] {
  const program = programOfEngine();
  const checker = program.getTypeChecker();
  const found = unions.map(() => new Set<string>());
  const visit = (node: ts.Node): void => {
    if (isExpression(node)) {
      const expected = checker.getContextualType(node);
      unions.forEach((union, at) => {
        if (!isPlaceFor(union, expected)) return;
        const given = textsOf(checker.getTypeAtLocation(node));
        if (given.length < union.size) for (const text of given) found[at]?.add(text);
      });
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles())
    if (file.fileName.includes('/src/sandbox/') && !skip.test(file.fileName)) visit(file);
  return found.map((texts) => [...texts].sort());
}
