import type * as z from 'zod';
import type { Path, SourceDocument } from './document';
import { suggest } from './nearest';
import type { Problem } from './problem';

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}

function label(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text ? '.' : ''}${String(key)}`),
    '',
  );
}

/** Property names that the schema accepts at a path; used to guess a misspelt one. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let current: unknown = schema;
  const unwrap = (value: unknown): unknown => {
    const inner = value as { def?: { innerType?: unknown; in?: unknown } } | undefined;
    const next = inner?.def?.innerType ?? inner?.def?.in;
    return next === undefined ? value : unwrap(next);
  };
  for (const key of path) {
    const node = unwrap(current) as { element?: unknown; shape?: Record<string, unknown> };
    current = typeof key === 'number' ? node.element : node.shape?.[String(key)];
  }
  return Object.keys((unwrap(current) as { shape?: object } | undefined)?.shape ?? {});
}

function explain(issue: z.core.$ZodIssue, data: unknown, schema: z.ZodType): { what: string; mend: string } {
  const name = label(issue.path) || 'the file';
  const value = valueAt(data, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = knownKeys(schema, issue.path);
    return { what: `"${key}" is not a field.`, mend: suggest(key, known, `Use one of: ${known.join(', ')}.`) };
  }
  if (value === undefined && issue.code !== 'custom') {
    const field = String(issue.path.at(-1) ?? 'value');
    return {
      what: `"${field}" is missing.`,
      mend: `Add a line "${field}: …". Copy the form from the comment at the top of the file.`,
    };
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const all = `Use one of: ${allowed.join(', ')}.`;
    return { what: `${name} is ${JSON.stringify(value)}.`, mend: suggest(String(value), allowed, all) };
  }
  if (issue.code === 'invalid_type') {
    return { what: `${name} is ${JSON.stringify(value)}.`, mend: `Write it as ${issue.expected}.` };
  }
  const shown = issue.code === 'custom' || typeof value === 'object' ? '' : ` (now ${JSON.stringify(value)})`;
  return {
    what: `${name} is not right${shown}.`,
    mend: `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`,
  };
}

/** Checks a parsed file against its schema. `value` is null when anything is wrong. */
export function validate<T extends z.ZodType>(
  source: SourceDocument,
  schema: T,
): { value: z.output<T> | null; problems: Problem[] } {
  if (source.problems.length > 0) return { value: null, problems: source.problems };
  const result = schema.safeParse(source.data);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.map((issue) => ({
    file: source.file,
    line: source.lineOf(issue.path),
    record: source.recordOf(issue.path),
    ...explain(issue, source.data, schema),
  }));
  return { value: null, problems };
}
