/** Verdicts as test results, in the form of JUnit that CI systems read. */

import { byChecklist, stateWords, whereIs } from '../../certification/report/formats/words';
import { xmlText } from '../../certification/report/formats/xml';
import { titleOf } from '../../certification/report/verdicts/catalog';
import { obstacleOf } from '../../certification/report/verdicts/outcome';
import type { ItemVerdict, VerdictReport } from '../../certification/report/verdicts/types';

interface Case {
  readonly kind: 'passed' | 'skipped' | 'failure' | 'error';
  readonly xml: string;
}

function detailOf({ summary, counterexample, warnings, applies, waiver }: ItemVerdict): string {
  return [
    summary,
    ...(counterexample ? [`${whereIs(counterexample)}: ${counterexample.message}`, counterexample.mend ?? ''] : []),
    ...(waiver ? [`Accepted by ${waiver.owner} until ${waiver.until}.`] : []),
    ...warnings.map((warning) => `Warning: ${warning}`),
    applies,
  ]
    .filter(Boolean)
    .join('\n');
}

const lines = (text: string) => text.split('\n').map(xmlText).join('\n');

function kindOf(item: ItemVerdict, { minimum, hasAssessment }: VerdictReport): Case['kind'] {
  if (item.verdict === 'tool-error') return 'error';
  if (obstacleOf(item, minimum, hasAssessment) !== undefined) return 'failure';
  return item.verdict === 'pass' || item.verdict === 'warn' ? 'passed' : 'skipped';
}

function caseOf(item: ItemVerdict, report: VerdictReport): Case {
  const kind = kindOf(item, report);
  const message = xmlText(`${stateWords[item.verdict]}: ${item.counterexample?.message ?? item.summary}`);
  const detail = lines(detailOf(item));
  const open = `    <testcase name="${xmlText(item.id)}" classname="${xmlText(item.checklist)}">`;
  if (kind === 'passed') return { kind, xml: `${open}<system-out>${detail}</system-out></testcase>` };
  if (kind === 'skipped')
    return { kind, xml: `${open}<skipped message="${message}"/><system-out>${detail}</system-out></testcase>` };
  return { kind, xml: `${open}<${kind} type="${item.verdict}" message="${message}">${detail}</${kind}></testcase>` };
}

/** What stands for no item: entries of the baseline that have to change. */
function casesOfReasons(report: VerdictReport): Case[] {
  const own = report.items.flatMap((item) => obstacleOf(item, report.minimum, report.hasAssessment) ?? []);
  return report.reasons
    .filter((reason) => !own.includes(reason))
    .map((reason, index) => ({
      kind: 'failure',
      xml: `    <testcase name="baseline ${index + 1}" classname="baseline"><failure type="baseline" message="${xmlText(reason)}"/></testcase>`,
    }));
}

function suite(name: string, cases: readonly Case[]): string {
  const of = (kind: Case['kind']) => cases.filter((one) => one.kind === kind).length;
  const counts = `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`;
  return [`  <testsuite name="${xmlText(name)}" ${counts}>`, ...cases.map(({ xml }) => xml), '  </testsuite>'].join(
    '\n',
  );
}

export function toJUnit(report: VerdictReport): string {
  const suites = byChecklist(report.items).map(({ checklist, items }) =>
    suite(
      titleOf(checklist),
      items.map((item) => caseOf(item, report)),
    ),
  );
  const further = casesOfReasons(report);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Connector Standards: ${xmlText(report.summary)}">`,
    ...suites,
    ...(further.length > 0 ? [suite('Baseline', further)] : []),
    '</testsuites>',
    '',
  ].join('\n');
}
