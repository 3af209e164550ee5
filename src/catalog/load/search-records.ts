import type { CatalogSearchRecord, Level } from '../types';
import type { Catalog } from './catalog';
import type { LinkableRows } from './records';
import { routes } from './routes';

type Text = string | null | undefined | false;

/** A line for each statement that there is. */
const lines = (...texts: Text[]) => texts.filter((text) => typeof text === 'string' && text !== '').join('\n');

/** `Fields id, name`; nothing where there are none. */
const listed = (name: string, values: readonly string[]) => values.length > 0 && `${name} ${values.join(', ')}`;

const levels: Record<Level, string> = {
  required: 'Required',
  recommended: 'Recommended',
  informational: 'Informational',
};

function items({ checklists }: Catalog): CatalogSearchRecord[] {
  return checklists.flatMap(({ id: checklist, items }) =>
    items.map((item) => ({
      kind: 'item' as const,
      title: item.question,
      names: [item.id],
      text: lines(
        ...item.standard,
        listed('Calls', item.endpoints),
        listed('Fields', item.fields),
        listed('Events', item.events),
        item.appliesWhen !== 'Always.' && `Applies to ${item.appliesWhen}`,
        item.verification.rule,
        item.verification.attestation,
      ),
      route: routes.item(checklist, item.id),
    })),
  );
}

function terms({ glossary }: Catalog): CatalogSearchRecord[] {
  return glossary.map((term) => ({
    kind: 'term',
    title: term.term,
    names: [...(term.abbreviation === null ? [] : [term.abbreviation]), ...term.aliases],
    text: lines(term.definition, term.caveat, term.aliases.length > 0 && `Also called: ${term.aliases.join(', ')}`),
    route: routes.term(term.id),
  }));
}

function cases({ useCaseGroups }: Catalog): CatalogSearchRecord[] {
  return useCaseGroups.flatMap(({ slug, useCases }) =>
    useCases.map((useCase) => ({
      kind: 'use-case' as const,
      title: useCase.title,
      names: [useCase.id],
      text: lines(
        ...useCase.steps.map(({ call, text }) => (call === null ? text : `${call}: ${text}`)),
        ...useCase.expected,
        ...useCase.preconditions,
        ...(useCase.notes ?? []),
      ),
      route: routes.caseOf(slug, useCase.id),
    })),
  );
}

function codesAndTypes({ errorCodes, eventTypes }: LinkableRows): CatalogSearchRecord[] {
  const errors = errorCodes.map((row): CatalogSearchRecord => {
    const code = String(row.code);
    const status = Array.isArray(row.status) ? row.status.join(', ') : '';
    return {
      kind: 'error-code',
      title: code,
      names: [],
      text: lines(
        String(row.when),
        `What to do: ${String(row.action)}`,
        status !== '' && `Status ${status}`,
        row.parameter !== null && `Parameter ${String(row.parameter)}`,
      ),
      route: routes.errorCode(code),
    };
  });
  const events = eventTypes.map((row): CatalogSearchRecord => {
    const type = String(row.type);
    const names = Array.isArray(row.aliases) ? row.aliases.map(String) : [];
    return { kind: 'event-type', title: type, names, text: String(row.meaning), route: routes.eventType(type) };
  });
  return [...errors, ...events];
}

/** The countries and regions whose sheet names a duty as theirs, by the address of the duty. */
function placesByRoute({ countrySheets }: Catalog): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { name, parts } of countrySheets)
    for (const { rows } of parts.filter(({ id }) => id !== 'everywhere'))
      for (const { route } of rows) places.set(route, [...(places.get(route) ?? []), name]);
  return places;
}

/** What a store must do or show, each with the countries that ask for it in front of its text. */
function requirements(catalog: Catalog): CatalogSearchRecord[] {
  const places = placesByRoute(catalog);
  const record = (title: string, route: string, subject: string, ...text: Text[]): CatalogSearchRecord => {
    const named = places.get(route) ?? [];
    return {
      kind: 'requirement',
      title,
      names: [],
      text: lines([...named, subject].join(', '), ...text),
      route,
    };
  };
  return [
    ...catalog.topics.flatMap(({ id: topic, title: subject, facts }) =>
      facts.map(({ id, text, detail, level }) =>
        record(text, routes.fact(topic, id), `${subject}: ${levels[level]}`, detail),
      ),
    ),
    ...catalog.storefrontPages.flatMap(({ id: page, title: subject, displays }) =>
      displays.map(({ id, what, level, when }) =>
        record(what, routes.display(page, id), `${subject}: ${levels[level]}`, when !== 'always' && `When: ${when}`),
      ),
    ),
  ];
}

/** What the site's search finds of the catalog; the text of pages is taken from the built pages. */
export function catalogSearchRecords(catalog: Catalog, reference: LinkableRows): CatalogSearchRecord[] {
  return [
    ...items(catalog),
    ...terms(catalog),
    ...cases(catalog),
    ...codesAndTypes(reference),
    ...requirements(catalog),
  ];
}
