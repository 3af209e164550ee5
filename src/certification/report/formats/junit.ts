/** A readiness report as test results, in the form of JUnit that CI systems read. */
import type { ReadinessReport, ReportItem } from '../types';
import { outcomeIn, reasonsFor } from './said';
import { byChecklist, linesOf, stateWords } from './words';
import { xmlText } from './xml';

type Kind = 'passed' | 'skipped' | 'failure' | 'error';
interface Case {
  readonly kind: Kind;
  readonly xml: string;
}

const lines = (texts: readonly string[]) => texts.flatMap(linesOf).map(xmlText).join('\n');

function kindOf({ id, verdict }: ReportItem, hindering: ReadonlySet<string | undefined>): Kind {
  if (verdict === 'tool-error') return 'error';
  if (hindering.has(id)) return 'failure';
  return verdict === 'pass' || verdict === 'warn' ? 'passed' : 'skipped';
}

function caseOf(item: ReportItem, hindering: ReadonlySet<string | undefined>): Case {
  const kind = kindOf(item, hindering);
  const { id, checklist, verdict } = item;
  const [first = ''] = reasonsFor(item);
  const message = xmlText(`${stateWords[verdict]}: ${first}`);
  const detail = lines([...reasonsFor(item), item.question]);
  const open = `    <testcase name="${xmlText(id)}" classname="${xmlText(checklist)}">`;
  if (kind === 'passed') return { kind, xml: `${open}<system-out>${detail}</system-out></testcase>` };
  if (kind === 'skipped')
    return { kind, xml: `${open}<skipped message="${message}"/><system-out>${detail}</system-out></testcase>` };
  return { kind, xml: `${open}<${kind} type="${verdict}" message="${message}">${detail}</${kind}></testcase>` };
}

/** What is in the way and stands for no item. */
function casesBeside({ outcome, items }: ReadinessReport): Case[] {
  const ids = new Set(items.map(({ id }) => id));
  return outcome.reasons
    .filter(({ subject }) => subject === undefined || !ids.has(subject))
    .map(({ subject = 'report', why, text }) => ({
      kind: 'failure',
      xml: `    <testcase name="${xmlText(subject)}" classname="report"><failure type="${why}" message="${xmlText(text)}"/></testcase>`,
    }));
}

function suite(name: string, cases: readonly Case[]): string[] {
  if (cases.length === 0) return [];
  const of = (kind: Kind) => cases.filter((one) => one.kind === kind).length;
  const counts = `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`;
  return [`  <testsuite name="${xmlText(name)}" ${counts}>`, ...cases.map(({ xml }) => xml), '  </testsuite>'];
}

export function toJUnit(report: ReadinessReport): string {
  const hindering = new Set(report.outcome.reasons.map(({ subject }) => subject));
  const titles = new Map(report.checklists.map(({ id, title }) => [id, title]));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xmlText(`Connector Standards: ${outcomeIn(report)}`)}" timestamp="${report.createdTime}">`,
    ...byChecklist(report.items).flatMap(({ checklist, items }) =>
      suite(
        titles.get(checklist) ?? checklist,
        items.map((item) => caseOf(item, hindering)),
      ),
    ),
    ...suite('Report', casesBeside(report)),
    '</testsuites>',
    '',
  ].join('\n');
}
