/** A readiness report to read in a pull request, a wiki or a mail: the summary first, then each item. */
import type { ReadinessReport, ReportItem } from '../types';
import { code, plain } from './markdown-text';
import {
  claimIn,
  connectorIn,
  hindrancesIn,
  judgedBy,
  judgedIn,
  noteIn,
  outcomeIn,
  reasonsFor,
  reviewIn,
  shown,
  waiverIn,
} from './said';
import { signaturesIn } from './signed';
import { byChecklist, stateWords } from './words';

const list = (lines: readonly string[]) => lines.map((line) => `- ${plain(line)}`);

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

function cover(report: ReadinessReport): string[] {
  const { about, createdTime, tool } = report;
  return [
    `# Readiness report: ${plain(connectorIn(report) || shown(about.name) || 'a connector')}`,
    '',
    `Team ${plain(shown(about.team) || 'not named')}, environment ${about.environment}, made ${createdTime} by Connector Standards ${plain(tool.version)}.`,
  ];
}

const item = ({ id, level, verdict }: ReportItem, why: string) =>
  `| ${code(id)} | ${level} | ${stateWords[verdict]} | ${plain(why)} |`;
const table = (items: readonly ReportItem[]) => [
  '| Item | Level | Verdict | Why |',
  '|---|---|---|---|',
  ...items.map((one) => item(one, reasonsFor(one).join(' '))),
];

function checklists({ items, checklists: all }: ReadinessReport): string[] {
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  return byChecklist(items).flatMap((group) => [
    '',
    `### ${plain(titles.get(group.checklist) ?? group.checklist)}`,
    '',
    ...table(group.items),
  ]);
}

function answers({ answers: all }: ReadinessReport): string[] {
  const rows = all.map((answer) => {
    const said = [claimIn(answer), noteIn(answer), waiverIn(answer), reviewIn(answer)].filter((part) => part !== '');
    return `| ${code(shown(answer.subject))} | ${plain(answer.title ?? '')} | ${plain(said.join(' '))} |`;
  });
  return rows.length === 0 ? [] : ['| Subject | What it is | Answer |', '|---|---|---|', ...rows];
}

const attempts = ({ attempts: all }: ReadinessReport) =>
  all.map(({ name, startedTime, rehearsal, states, toolVersion }) => {
    const failed = Object.values(states).filter((state) => state === 'fail').length;
    return `${shown(name)}, begun ${startedTime}: ${failed} of ${Object.keys(states).length} items fail${judgedBy(toolVersion)}${rehearsal ? ' (a rehearsal)' : ''}`;
  });

function provenance(report: ReadinessReport): string[] {
  const { ledger, catalog, digest, salts } = report;
  return [
    judgedIn(report),
    `Ledger: SHA-256 ${ledger.sha256}`,
    `Catalog: ${catalog.items} items, SHA-256 ${catalog.sha256}`,
    `Digest of the report: ${digest}`,
    ...signaturesIn(report),
    ...(salts ? [] : ['Redacted: names, notes and values from calls were taken out']),
    ...ledger.notes.map(shown),
  ];
}

/** Failures with what calls show; of all else the ids are enough. */
function inTheWay(report: ReadinessReport): string[] {
  const failing = new Set(report.outcome.reasons.flatMap(({ why, subject }) => (why === 'fails' ? [subject] : [])));
  const items = report.items.filter(({ id }) => failing.has(id));
  const rest = hindrancesIn(report).map(
    ({ title, ids }) => `- ${title} (${ids.length || 1}): ${ids.map(code).join(', ')}`,
  );
  return items.length === 0 ? rest : [...rest, '', ...table(items)];
}

export function toMarkdown(report: ReadinessReport): string {
  const { counts, items } = report;
  const states = Object.entries(counts.verdicts).filter(([, amount]) => amount > 0);
  return [
    ...cover(report),
    ...section('Summary', [
      `**${plain(outcomeIn(report))}**`,
      '',
      states.map(([state, amount]) => `${amount} ${stateWords[state as ReportItem['verdict']]}`).join(' · '),
    ]),
    ...section('In the way', inTheWay(report)),
    ...section(
      'Waived',
      list(items.filter(({ verdict }) => verdict === 'waived').map((one) => `${one.id}: ${waiverIn(one)}`)),
    ),
    ...section('Items', checklists(report).slice(1)),
    ...section('Other answers', answers(report)),
    ...section('Attempts', list(attempts(report))),
    ...section('What it rests on', list(provenance(report))),
    '',
  ].join('\n');
}
