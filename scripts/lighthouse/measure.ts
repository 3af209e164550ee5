/** One page opened once or several times by Lighthouse, as on a phone, and the medians of what it says. */
import { median } from '../bench/measure';
import { fullScores } from './pages';
import type { Report, Tools } from './tools';

/** Lighthouse's own simulated phone: a slow 4G connection and a processor four times slower than this one. */
const phone = {
  formFactor: 'mobile',
  throttlingMethod: 'simulate',
  onlyCategories: ['performance', ...fullScores],
  logLevel: 'error',
};

export interface Measured {
  /** 0 to 100. */
  readonly performance: number;
  readonly accessibility: number;
  readonly 'best-practices': number;
  readonly seo: number;
  /** Share of the window that moved. */
  readonly shift: number;
  /** Milliseconds in which the page could not answer. */
  readonly blocked: number;
  /** Milliseconds until the largest part of the first screen stood. */
  readonly largest: number;
  /** What is less than it should be beside speed. */
  readonly faults: readonly string[];
}

const speedAudits =
  /^(first-|largest-|speed-index|total-|cumulative-|interactive|max-potential|.*-insight$|bootup|main)/;

function faultsOf({ audits, categories }: Report): string[] {
  const isShort = fullScores.some((name) => (categories[name]?.score ?? 0) < 1);
  if (!isShort) return [];
  return Object.entries(audits)
    .filter(([id, { score }]) => score !== null && score < 0.5 && !speedAudits.test(id))
    .map(([id, { title }]) => `${id}: ${title}`);
}

function measuredIn(report: Report): Measured {
  const score = (name: string) => Math.round((report.categories[name]?.score ?? 0) * 100);
  const value = (name: string) => report.audits[name]?.numericValue ?? Number.NaN;
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
    shift: value('cumulative-layout-shift'),
    blocked: value('total-blocking-time'),
    largest: value('largest-contentful-paint'),
    faults: faultsOf(report),
  };
}

export async function measureOnce(tools: Tools, url: string): Promise<Measured> {
  return measuredIn(await tools.open(url, phone));
}

/** Medians, and the worst of what must always be in full. */
export function mediansOf(runs: readonly Measured[]): Measured {
  const middle = (key: 'performance' | 'shift' | 'blocked' | 'largest') => median(runs.map((run) => run[key]));
  const worst = (key: (typeof fullScores)[number]) => Math.min(...runs.map((run) => run[key]));
  return {
    performance: middle('performance'),
    accessibility: worst('accessibility'),
    'best-practices': worst('best-practices'),
    seo: worst('seo'),
    shift: middle('shift'),
    blocked: middle('blocked'),
    largest: middle('largest'),
    faults: [...new Set(runs.flatMap(({ faults }) => faults))],
  };
}
