/** What the programs of all languages have in common: comments, numbered calls, and where variables come from. */
import { camelCase, withoutMarks } from './marks';
import { type PlainCall, plainCall } from './plain-call';
import type { SampleCall, SampleProgram } from './types';

export interface NumberedCall extends PlainCall {
  /** Distinguishes the variables of one call from those of another; empty where there is only one. */
  readonly number: string;
  /** Whether the program is about this one. */
  readonly isLast: boolean;
  /** A heading, where there are several. */
  readonly heading: string | undefined;
}

export function numberedCalls({ calls, baseUrl }: SampleProgram): NumberedCall[] {
  const several = calls.length > 1;
  return calls.map((call, index) => {
    const plain = plainCall(call, baseUrl);
    return {
      ...plain,
      number: several ? String(index + 1) : '',
      isLast: index === calls.length - 1,
      heading: several ? headingOf(call, index) : undefined,
    };
  });
}

/** `3. POST /checkouts/{checkoutId}` */
export function headingOf({ title, method, path }: SampleCall, index: number): string {
  const named = withoutMarks(path.replace(/\?.*/, ''), (variable) => `{${camelCase(variable)}}`);
  return `${index + 1}. ${title ?? `${method.toUpperCase()} ${named}`}`;
}

/** Comments at the top; they end in an empty line where there are any. */
export function commentLines(notes: readonly string[] = [], sign: string): string[] {
  return notes.length === 0 ? [] : [...notes.map((note) => `${sign} ${note}`), ''];
}

export function hasForm(program: SampleProgram): boolean {
  return program.calls.some(({ parts }) => parts !== undefined);
}

export function hasCaptures({ calls }: SampleProgram): boolean {
  return calls.some(({ captures = [] }) => captures.length > 0);
}
