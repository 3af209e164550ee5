import type { CallRequest } from '../sandbox-client/types';

/** A field of a form: a text, or a file that lies beside the program. */
export type FormPart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly fileName: string; readonly type: string };

/** A value of an answer that later calls need. */
export interface Capture {
  /** A variable's name, in upper case letters, digits and underscores. */
  readonly variable: string;
  /** Where the value stands in the answer. Its end is a field's name. */
  readonly path: readonly (string | number)[];
  /** How many fields of this name with a text stand before it in the answer, for languages that read no JSON by themselves. */
  readonly before: number;
}

/** A call as a sample shows it. Marks of variables may stand in its path, its headers and its body. */
export interface SampleCall extends CallRequest {
  /** A form with files; in place of a body. */
  readonly parts?: readonly FormPart[];
  /** What the call is for, where a program makes several. */
  readonly title?: string;
  readonly captures?: readonly Capture[];
}

/** A variable that a program sets before it starts, for what the ledger does not keep. */
export interface Placeholder {
  /** Upper case letters, digits and underscores. */
  readonly name: string;
  /** What the variable is set to, ready to run. */
  readonly value: string;
}

/** What a sample does: the last call is the one it is about, those before it make what it needs. */
export interface SampleProgram {
  readonly calls: readonly SampleCall[];
  readonly baseUrl: string;
  readonly placeholders?: readonly Placeholder[];
  /** What a reader has to know; each becomes a comment at the top. */
  readonly notes?: readonly string[];
}

export type Language = 'curl' | 'javascript' | 'php' | 'python' | 'java' | 'csharp' | 'ruby' | 'go';

/** Prints a program that runs as it stands. */
export type Printer = (program: SampleProgram) => string;
