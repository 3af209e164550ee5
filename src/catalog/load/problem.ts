/** One thing that is wrong in a catalog or reference file, told so that a writer can mend it without reading code. */
export interface Problem {
  /** Path from the project root. */
  file: string;
  /** 1-based line, or null when the whole file is meant. */
  line: number | null;
  /** Id of the record, or null outside any record. */
  record: string | null;
  what: string;
  mend: string;
}

export function describeProblem(problem: Problem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  const record = problem.record === null ? '' : `"${problem.record}": `;
  return `${place}  ${record}${problem.what}\n    ${problem.mend}`;
}

/** Thrown once, with everything that was found, so that a writer mends a file in one go. */
export class ContentError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    const count = problems.length === 1 ? 'One entry needs' : `${problems.length} entries need`;
    super(`${count} mending:\n${problems.map((problem) => `  ${describeProblem(problem)}`).join('\n')}`);
    this.name = 'ContentError';
    this.problems = problems;
  }
}
