/** A readiness report in the Evaluation and Report Language of the W3C (EARL 1.0), as JSON-LD. */
import type { ReadinessReport, ReportItem } from '../types';
import { reasonsFor, shown } from './said';

const context = {
  earl: 'http://www.w3.org/ns/earl#',
  dct: 'http://purl.org/dc/terms/',
  ptr: 'http://www.w3.org/2009/pointers#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'earl:mode': { '@type': '@id' },
  'earl:outcome': { '@type': '@id' },
  'earl:subject': { '@type': '@id' },
  'earl:assertedBy': { '@type': '@id' },
  'dct:date': { '@type': 'xsd:dateTime' },
} as const;

/** A failure that somebody accepted is one all the same. */
const outcomes: Readonly<Record<ReportItem['verdict'], string>> = {
  pass: 'earl:passed',
  warn: 'earl:passed',
  fail: 'earl:failed',
  waived: 'earl:failed',
  review: 'earl:cantTell',
  stale: 'earl:cantTell',
  'tool-error': 'earl:cantTell',
  'not-observed': 'earl:untested',
  'not-applicable': 'earl:inapplicable',
};

const modes = { traffic: 'earl:automatic', partial: 'earl:semiAuto', attestation: 'earl:manual' } as const;

const connector = '_:connector';
const tool = '_:tool';
const team = '_:team';

function assertion(item: ReportItem, date: string): object {
  const { id, question, verdict, decidedBy, calls } = item;
  const pointer = calls?.counterexample?.pointer;
  return {
    '@type': 'earl:Assertion',
    // Where no rule read any call, the team's word is all there is.
    'earl:assertedBy': calls ? tool : team,
    'earl:subject': connector,
    'earl:test': { '@id': `_:${id}`, '@type': 'earl:TestRequirement', 'dct:identifier': id, 'dct:title': question },
    'earl:mode': modes[decidedBy],
    'earl:result': {
      '@type': 'earl:TestResult',
      'earl:outcome': outcomes[verdict],
      'dct:date': date,
      'dct:description': reasonsFor(item).join(' '),
      ...(pointer && { 'earl:pointer': { '@type': 'ptr:Pointer', 'dct:description': pointer } }),
    },
  };
}

export function toEarl({ connector: named, about, profile, tool: { version }, createdTime, items }: ReadinessReport) {
  const graph = [
    {
      '@id': connector,
      '@type': 'earl:TestSubject',
      'dct:title': named?.name ?? shown(profile.name ?? about.name),
      'dct:hasVersion': named?.version ?? (shown(profile.version) || undefined),
    },
    { '@id': tool, '@type': 'earl:Software', 'dct:title': 'Connector Standards', 'dct:hasVersion': version },
    { '@id': team, '@type': 'earl:Assertor', 'dct:title': shown(about.team) || undefined },
    ...items.map((item) => assertion(item, createdTime)),
  ];
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 2)}\n`;
}
