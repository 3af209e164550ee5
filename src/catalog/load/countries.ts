import type * as z from 'zod';
import type { countriesFile } from '../schema/countries';
import type { ComplianceTopic, CountrySheet, Duties, RowCondition, SheetRow, StorefrontPage } from '../types';
import { routes } from './routes';

type CountriesFile = z.output<typeof countriesFile>;

interface PlacedRow {
  places: string[] | undefined;
  applies: RowCondition | undefined;
  row: SheetRow;
}

function rowsOfTopics(topics: readonly ComplianceTopic[]): PlacedRow[] {
  return topics.flatMap((topic) =>
    topic.facts.map(({ id, text, detail, level, by, origin, places, applies }) => ({
      places,
      applies,
      row: {
        id: `${topic.id}-${id}`,
        subject: topic.title,
        text,
        ...(detail === undefined ? {} : { detail }),
        level,
        by,
        origin,
        route: routes.fact(topic.id, id),
      },
    })),
  );
}

function rowsOfPages(pages: readonly StorefrontPage[]): PlacedRow[] {
  return pages.flatMap((page) =>
    page.displays.map(({ id, what, when, level, by, origin, places, applies }) => ({
      places,
      applies,
      row: {
        id: `${page.id}-${id}`,
        subject: page.title,
        text: what,
        ...(when === 'always' ? {} : { when }),
        level,
        by,
        origin,
        route: routes.display(page.id, id),
      },
    })),
  );
}

/**
 * A sheet for each country: every row that names it or one of its regions, and the duties that no place limits. What is
 * only good to know stays on the pages of the topics, unless it is about this country.
 */
export function countrySheets(
  { regions, countries }: CountriesFile,
  topics: readonly ComplianceTopic[],
  pages: readonly StorefrontPage[],
): CountrySheet[] {
  const rows = [...rowsOfTopics(topics), ...rowsOfPages(pages)];
  const naming = (place: string) => rows.filter(({ places }) => places?.includes(place));
  const everywhere = rows.filter(({ places, row }) => places === undefined && row.level === 'required');
  return countries.map(({ id, name, code, within }) => {
    const parts = [
      { id: 'country', title: `${name} alone`, rows: naming(id) },
      ...regions
        .filter((region) => within.includes(region.id))
        .map((region) => ({ id: region.id, title: `As in the whole ${region.name}`, rows: naming(region.id) })),
      { id: 'everywhere', title: 'As in every country', rows: everywhere },
    ];
    const taken = new Set<string>();
    return {
      id,
      name,
      ...(code === undefined ? {} : { code }),
      parts: parts
        .map((part) => ({
          ...part,
          rows: part.rows.map(({ row }) => row).filter((row) => !taken.has(row.id) && taken.add(row.id)),
        }))
        .filter((part) => part.rows.length > 0),
    };
  });
}

/** Every row of topics and pages with what decides whether it concerns a reader, for the sheet of a store. */
export function duties(
  { regions, countries }: CountriesFile,
  topics: readonly ComplianceTopic[],
  pages: readonly StorefrontPage[],
): Duties {
  const rows = [...rowsOfTopics(topics), ...rowsOfPages(pages)];
  return {
    regions,
    countries,
    rows: rows.map(({ row, places, applies }) => ({ ...row, ...(places && { places }), ...(applies && { applies }) })),
  };
}
