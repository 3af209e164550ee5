/** Loaded when somebody asks for the package: the library that writes DOCX comes with it. */
import type { Checklist, CountrySheet, UseCaseGroup } from '../../../catalog/types';
import { members } from '../../../certification/european-union';
import { makePackage, type PackageInput, type SubmissionPackage } from '../../../certification/package/make';
import type { Material } from '../../../certification/package/material';
import { fileOf, formatReadiness, reportFormats } from '../../../certification/report/formats';
import type { ReadinessReport } from '../../../certification/report/types';
import order from '../../../generated/catalog/checklists/index.json';
import glossary from '../../../generated/catalog/glossary.json';
import process from '../../../generated/catalog/process.json';
import useCases from '../../../generated/catalog/use-cases.json';
import { paymentMethods } from '../../../generated/reference/payment-methods';
import { catalog } from '../useReadiness';

/** What is written into files below a folder: the build splits it by file. */
const checklistOf = async (id: string) =>
  (await import(`../../../generated/catalog/checklists/${id}.json`)).default as unknown as Checklist;
const sheetOf = async (id: string) =>
  (await import(`../../../generated/catalog/countries/${id}.json`)).default as unknown as CountrySheet;

/** Ids of the sheets for countries, as two letters each: members of the Union without a sheet of their own share one. */
function sheetsFor(countries: readonly string[]): readonly string[] {
  const own = catalog.places.flatMap(({ id, code }) => (code !== undefined && countries.includes(code) ? id : []));
  return countries.some((code) => members.has(code)) ? [...own, 'european-union'] : own;
}

async function materialFor(countries: readonly string[]): Promise<Material> {
  return {
    process: process as unknown as Material['process'],
    checklists: await Promise.all(order.map(({ id }) => checklistOf(id))),
    useCaseGroups: useCases as unknown as UseCaseGroup[],
    glossary: glossary as unknown as Material['glossary'],
    countrySheets: await Promise.all(sheetsFor(countries).map(sheetOf)),
    day: '',
    paymentMethods,
  };
}

/** The package of a report and of the answers behind it. */
export async function packageOf(
  report: ReadinessReport,
  answered: PackageInput['answered'],
  bytesOf: PackageInput['bytesOf'],
): Promise<SubmissionPackage> {
  const material = await materialFor(answered.assessment.profile.countries ?? []);
  const reports = reportFormats.map((format) => ({
    name: `readiness-report.${fileOf[format].ending}`,
    text: formatReadiness(report, format),
  }));
  return makePackage({ material, answered, reports, bytesOf });
}
