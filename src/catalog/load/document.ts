import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem';

export type Path = readonly PropertyKey[];

/** A parsed YAML file that still knows on which line each value stands. */
export interface SourceDocument {
  file: string;
  data: unknown;
  problems: Problem[];
  lineOf(path: Path): number | null;
  /** Id of the innermost record that holds the path. */
  recordOf(path: Path): string | null;
}

function nodeKeys(path: Path): (string | number)[] {
  return path.map((key) => (typeof key === 'symbol' ? key.toString() : key));
}

export function parseSource(file: string, text: string): SourceDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    record: null,
    what: `The YAML cannot be read: ${error.message}`,
    mend: 'Check indentation and put text that holds ": " or starts with a special character in double quotes.',
  }));
  return {
    file,
    data: problems.length > 0 ? null : document.toJS(),
    problems,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const node = length === 0 ? document.contents : document.getIn(nodeKeys(path.slice(0, length)), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return null;
    },
    recordOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const node = length === 0 ? document.contents : document.getIn(nodeKeys(path.slice(0, length)), true);
        const id = isMap(node) ? node.get('id') : undefined;
        if (typeof id === 'string') return id;
      }
      return null;
    },
  };
}
