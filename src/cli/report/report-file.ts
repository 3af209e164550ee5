import { readReport } from '../../certification/report/read';
import type { ReadinessReport } from '../../certification/report/types';
import { doubledName, saysTwice } from '../../doubled-name';
import { BadInput } from '../bad-input';
import { readTextFile } from '../sources/text-file';

/** @throws BadInput */
export function parseJson(file: string, text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${file} is no JSON: ${(error as Error).message}.`);
  }
  const twice = doubledName(text);
  if (twice === undefined) return value;
  throw new BadInput(`${file} ${saysTwice(twice)}.`);
}

/** @throws BadInput with what is wrong, and where in the report */
export function reportIn(file: string, value: unknown): ReadinessReport {
  const read = readReport(value);
  if ('report' in read) return read.report;
  throw new BadInput(`${file} cannot be read as a readiness report: ${read.problems.join(' ')}`);
}

/** @throws BadInput */
export const readReportFile = (file: string): ReadinessReport =>
  reportIn(file, parseJson(file, readTextFile('The report', file)));
