import { changeProblems } from './changes';
import type { Path, SourceDocument } from './document';
import { suggest } from './nearest';
import type { Problem } from './problem';
import { problemsOfTicks } from './process-links';
import type { CatalogSources } from './sources';
import { problemsOfCases } from './use-case-links';

/** What the catalog may refer to beyond itself. */
export interface KnownNames {
  /** `POST /skus/{id}`, one for each documented call. */
  endpoints: readonly string[];
  eventTypes: readonly string[];
}

type Report = (problem: Problem) => void;

/** `GET /orders/{orderId}?x=1` and `GET /orders/{id}` name the same call. */
export function endpointKey(endpoint: string): string {
  return endpoint.replace(/\?.*$/, '').replace(/\{[^}]*\}/g, '{}');
}

function checker(source: SourceDocument, report: Report) {
  return (path: Path, name: string, known: ReadonlySet<string>, kind: string, where: string, key = name) => {
    if (known.has(key)) return;
    report({
      file: source.file,
      line: source.lineOf(path),
      record: source.recordOf(path),
      what: `${kind} "${name}" does not exist.`,
      mend: suggest(name, known, `Use one that stands in ${where}.`),
    });
  };
}

/** Reports ids that are used twice. `idPath` tells where an id stands, so that the message names the second use. */
function unique(report: Report) {
  const seen = new Map<string, string>();
  return (source: SourceDocument, scope: string, id: string, path: Path) => {
    const key = `${scope} ${id}`;
    const place = `${source.file}:${source.lineOf(path) ?? '?'}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, place);
      return;
    }
    const mend = `It is taken at ${first}. Choose another id, or remove one of the two.`;
    report({ file: source.file, line: source.lineOf(path), record: id, what: `This id is used twice.`, mend });
  };
}

function linkChecklists(sources: CatalogSources, known: KnownNames, report: Report): void {
  const endpoints = new Set(known.endpoints.map(endpointKey));
  const events = new Set(known.eventTypes);
  for (const { source, value } of sources.checklists) {
    const check = checker(source, report);
    value.items.forEach((item, index) => {
      item.endpoints.forEach((name, at) => {
        check(
          ['items', index, 'endpoints', at],
          name,
          endpoints,
          'Call',
          'src/reference/endpoints.yml',
          endpointKey(name),
        );
      });
      item.events.forEach((name, at) => {
        check(['items', index, 'events', at], name, events, 'Event type', 'src/reference/event-types.yml');
      });
    });
  }
}

function linkGlossary(sources: CatalogSources, known: KnownNames, report: Report): void {
  const ids = new Set(sources.glossary.flatMap(({ value }) => value.terms.map((term) => term.id)));
  const calls = new Set(known.endpoints.flatMap((name) => [endpointKey(name), `/${name.split('/')[1] ?? ''}`]));
  for (const { source, value } of sources.glossary) {
    const check = checker(source, report);
    value.terms.forEach((term, index) => {
      term.related.forEach((id, at) => {
        check(['terms', index, 'related', at], id, ids, 'Related term', 'this file');
      });
      term.calls.forEach((name, at) => {
        check(['terms', index, 'calls', at], name, calls, 'Call', 'src/reference/endpoints.yml', endpointKey(name));
      });
    });
  }
}

function linkUseCases(sources: CatalogSources, known: KnownNames, report: Report): void {
  const endpoints = new Set(known.endpoints.map(endpointKey));
  const items = new Set(sources.checklists.flatMap(({ value }) => value.items.map((item) => item.id)));
  for (const { source, value } of sources.useCases) {
    const check = checker(source, report);
    value.useCases.forEach((useCase, index) => {
      if (useCase.group !== undefined)
        check(['useCases', index, 'group'], useCase.group, new Set([value.id]), 'Group', 'this file');
      useCase.proves.forEach((id, at) => {
        check(['useCases', index, 'proves', at], id, items, 'Checklist item', 'src/catalog/checklists/');
      });
      useCase.steps.forEach((step, at) => {
        const path = ['useCases', index, 'steps', at, 'call'];
        if (step.call !== null)
          check(path, step.call, endpoints, 'Call', 'src/reference/endpoints.yml', endpointKey(step.call));
      });
    });
  }
}

function linkStorefront(sources: CatalogSources, report: Report): void {
  const topics = new Set(sources.compliance.map(({ value }) => value.id));
  for (const { source, value } of sources.storefront) {
    const check = checker(source, report);
    value.pages.forEach((page, index) => {
      page.displays.forEach(({ topic }, at) => {
        if (topic === undefined) return;
        check(['pages', index, 'displays', at, 'topic'], topic, topics, 'Topic', 'src/catalog/compliance/');
      });
    });
  }
}

/** Places that compliance rows and countries name. */
function linkPlaces(sources: CatalogSources, report: Report): void {
  const where = 'src/catalog/countries.yml';
  const regions = new Set(sources.countries.flatMap(({ value }) => value.regions.map(({ id }) => id)));
  const places = new Set([
    ...regions,
    ...sources.countries.flatMap(({ value }) => value.countries.map(({ id }) => id)),
  ]);
  for (const { source, value } of sources.countries) {
    const check = checker(source, report);
    value.countries.forEach(({ within }, index) => {
      within.forEach((id, at) => {
        check(['countries', index, 'within', at], id, regions, 'Region', 'this file');
      });
    });
  }
  for (const { source, value } of sources.compliance) {
    const check = checker(source, report);
    value.facts.forEach(({ places: named = [] }, index) => {
      named.forEach((id, at) => {
        check(['facts', index, 'places', at], id, places, 'Place', where);
      });
    });
  }
  for (const { source, value } of sources.storefront) {
    const check = checker(source, report);
    value.pages.forEach((page, index) => {
      page.displays.forEach(({ places: named = [] }, at) => {
        named.forEach((id, place) => {
          check(['pages', index, 'displays', at, 'places', place], id, places, 'Place', where);
        });
      });
    });
  }
}

function checkIds(sources: CatalogSources, report: Report): void {
  const take = unique(report);
  for (const { source, value } of sources.checklists) {
    take(source, 'checklist', value.id, ['id']);
    for (const [index, item] of value.items.entries()) take(source, 'item', item.id, ['items', index, 'id']);
  }
  for (const { source, value } of sources.glossary) {
    for (const [index, term] of value.terms.entries()) take(source, 'term', term.id, ['terms', index, 'id']);
  }
  for (const { source, value } of sources.useCases) {
    take(source, 'group', value.id, ['id']);
    for (const [index, useCase] of value.useCases.entries())
      take(source, 'case', useCase.id, ['useCases', index, 'id']);
  }
  for (const { source, value } of sources.compliance) {
    take(source, 'topic', value.id, ['id']);
    for (const [index, fact] of value.facts.entries())
      take(source, `fact ${value.id}`, fact.id, ['facts', index, 'id']);
  }
  for (const { source, value } of sources.process) checkPhases(source, value, take);
  for (const { source, value } of sources.storefront) {
    for (const [index, page] of value.pages.entries()) {
      take(source, 'page', page.id, ['pages', index, 'id']);
      for (const [at, display] of page.displays.entries()) {
        take(source, `display ${page.id}`, display.id, ['pages', index, 'displays', at, 'id']);
      }
    }
  }
}

/** Follows every reference of the catalog and reports those that lead nowhere, and ids that are used twice. */
export function linkProblems(sources: CatalogSources, known: KnownNames): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  checkIds(sources, report);
  linkChecklists(sources, known, report);
  linkGlossary(sources, known, report);
  linkUseCases(sources, known, report);
  problems.push(...problemsOfCases(sources, known.eventTypes));
  linkStorefront(sources, report);
  linkPlaces(sources, report);
  problems.push(...changeProblems(sources), ...problemsOfTicks(sources));
  return problems;
}

const partsOfPhase = ['entry', 'exit', 'tasks', 'deliverables'] as const;

function checkPhases(
  source: SourceDocument,
  { phases, complianceLane }: CatalogSources['process'][number]['value'],
  take: ReturnType<typeof unique>,
): void {
  const all: [typeof complianceLane, Path][] = phases.map((phase, index) => [phase, ['phases', index]]);
  for (const [phase, path] of [...all, [complianceLane, ['complianceLane']] as (typeof all)[number]]) {
    take(source, 'phase', phase.id, [...path, 'id']);
    for (const part of partsOfPhase)
      for (const [at, { id }] of phase[part].entries())
        take(source, `${part} ${phase.id}`, id, [...path, part, at, 'id']);
  }
}
