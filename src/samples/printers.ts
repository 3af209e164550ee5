/** The printers of all languages but the shell's, which pages need at once. Loaded when a reader picks one of them. */
import { toCSharp } from './csharp';
import { toGo } from './go';
import { toJava } from './java';
import { toJavaScript } from './javascript';
import { toPhp } from './php';
import { toPython } from './python';
import { toRuby } from './ruby';
import type { Language, Printer } from './types';

export const printers: Readonly<Record<Exclude<Language, 'curl'>, Printer>> = {
  javascript: toJavaScript,
  php: toPhp,
  python: toPython,
  java: toJava,
  csharp: toCSharp,
  ruby: toRuby,
  go: toGo,
};
