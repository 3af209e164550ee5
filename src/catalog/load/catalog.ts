import { isRunByCalls } from '../../guides/use-case';
import type {
  CaseLink,
  CatalogChange,
  CertificationProcess,
  Checklist,
  ComplianceTopic,
  CountrySheet,
  CoverageRow,
  Duties,
  GlossaryTerm,
  StorefrontPage,
  UseCaseGroup,
} from '../types';
import { countrySheets, duties } from './countries';
import { itemsNaming, type Operation, operationsOf, pageAbout } from './glossary-links';
import type { Page } from './pages';
import { routes } from './routes';
import type { CatalogSources } from './sources';
import { buildUseCase } from './use-case';
import { sharedOf } from './use-case-calls';

/** The whole catalog, validated and linked: what `scripts/generate` writes as JSON. */
export interface Catalog {
  checklists: Checklist[];
  glossary: GlossaryTerm[];
  useCaseGroups: UseCaseGroup[];
  process: CertificationProcess | null;
  topics: ComplianceTopic[];
  storefrontPages: StorefrontPage[];
  countrySheets: CountrySheet[];
  /** Null while the file of countries has a problem. */
  duties: Duties | null;
  coverage: CoverageRow[];
  changes: CatalogChange[];
}

/** The cases by the checklist items that they prove. */
function casesByItem({ useCases, useCaseCalls }: CatalogSources): Map<string, CaseLink[]> {
  const shared = sharedOf(useCaseCalls[0]?.value);
  const found = new Map<string, CaseLink[]>();
  for (const { value } of [...useCases].sort((a, b) => a.value.id.localeCompare(b.value.id, 'en')))
    for (const source of value.useCases) {
      const { id, title, proves, ...useCase } = buildUseCase(source, value.id, shared);
      const link = { id, title, route: routes.caseOf(value.slug, id), isRunnable: isRunByCalls(useCase) };
      for (const item of new Set(proves)) found.set(item, [...(found.get(item) ?? []), link]);
    }
  return found;
}

function buildChecklists(sources: CatalogSources): Checklist[] {
  const cases = casesByItem(sources);
  return sources.checklists
    .map(({ value }) => ({
      ...value,
      route: routes.checklist(value.id),
      items: value.items.map((item) => ({ ...item, checklist: value.id, useCases: cases.get(item.id) ?? [] })),
    }))
    .sort((a, b) => a.order - b.order);
}

function buildGlossary(
  sources: CatalogSources,
  checklists: Checklist[],
  pages: Page[],
  operations: Operation[],
): GlossaryTerm[] {
  const items = checklists.flatMap((checklist) => checklist.items);
  return sources.glossary
    .flatMap(({ value }) => value.terms)
    .map(({ calls, ...term }) => ({
      ...term,
      explainedOn: pageAbout(term, pages),
      items: itemsNaming(term, items),
      pages: pages.filter((page) => page.terms.includes(term.id)).map((page) => page.route),
      operations: operationsOf(calls, operations),
    }))
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));
}

function provedItems(ids: readonly string[], checklists: Checklist[]): UseCaseGroup['items'] {
  const proved = checklists.flatMap((checklist) => checklist.items).filter((item) => ids.includes(item.id));
  return Object.fromEntries(
    proved.map((item) => [item.id, { question: item.question, route: routes.item(item.checklist, item.id) }]),
  );
}

function buildUseCases({ useCases, useCaseCalls }: CatalogSources, checklists: Checklist[]): UseCaseGroup[] {
  const shared = sharedOf(useCaseCalls[0]?.value);
  return useCases
    .map(({ value }) => ({
      ...value,
      route: routes.caseGroup(value.slug),
      useCases: value.useCases.map((useCase) => buildUseCase(useCase, value.id, shared)),
      items: provedItems(
        value.useCases.flatMap((useCase) => useCase.proves),
        checklists,
      ),
    }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en'));
}

function buildCoverage(checklists: Checklist[]): CoverageRow[] {
  return checklists.flatMap((checklist) =>
    checklist.items.map(({ id, question, level, useCases }) => ({
      item: id,
      question,
      checklist: checklist.title,
      level,
      route: routes.item(checklist.id, id),
      useCases,
    })),
  );
}

export function buildCatalog(sources: CatalogSources, pages: Page[], operations: Operation[]): Catalog {
  const checklists = buildChecklists(sources);
  const useCaseGroups = buildUseCases(sources, checklists);
  const topics = sources.compliance.map(({ value }) => value).sort((a, b) => a.number - b.number);
  const storefrontPages = sources.storefront.flatMap(({ value }) => value.pages);
  return {
    checklists,
    glossary: buildGlossary(sources, checklists, pages, operations),
    useCaseGroups,
    process: sources.process[0]?.value ?? null,
    topics,
    storefrontPages,
    countrySheets: sources.countries.flatMap(({ value }) => countrySheets(value, topics, storefrontPages)),
    duties: sources.countries.map(({ value }) => duties(value, topics, storefrontPages))[0] ?? null,
    coverage: buildCoverage(checklists),
    changes: sources.changes.flatMap(({ value }) => value.changes),
  };
}
