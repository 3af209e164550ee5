import { jsonParseLinter } from '@codemirror/lang-json';
import type { Diagnostic } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { rangeOf } from './place';
import type { Path } from './schema';

export interface Fault {
  /** Such as `items[0].price`. */
  readonly parameter?: string | undefined;
  readonly message: string;
}

/** What the sandbox would say about a body, before it is sent. */
export type Judge = (body: unknown) => readonly Fault[];

const parses = jsonParseLinter();

/** Syntax first; what the sandbox would refuse, where the text is JSON. An empty field is no fault yet. */
export function faultsIn(state: EditorState, judge: Judge): Diagnostic[] {
  const text = state.doc.toString();
  if (text.trim() === '') return [];
  const syntax = parses({ state } as EditorView);
  if (syntax.length > 0) return syntax.map((one) => ({ ...one, message: `This is no JSON yet: ${one.message}` }));
  return judge(JSON.parse(text)).map(({ parameter = '', message }) => ({
    ...rangeOf(state, pathFrom(parameter)),
    severity: 'error',
    message,
  }));
}

function pathFrom(parameter: string): Path {
  return parameter
    .split(/\.|(?=\[)/)
    .filter(Boolean)
    .map((step) => (/^\[\d+\]$/.test(step) ? Number(step.slice(1, -1)) : step.replace(/^\["?|"?\]$/g, '')));
}
