import type { CertificationProcess, Checklist, CountrySheet, GlossaryTerm, UseCaseGroup } from '../../catalog/types';

/** The parts of the catalog that documents and tables to take away are made from. */
export interface Material {
  process: CertificationProcess;
  checklists: readonly Checklist[];
  useCaseGroups: readonly UseCaseGroup[];
  glossary: readonly GlossaryTerm[];
  countrySheets: readonly CountrySheet[];
  /** The latest day on which anybody compared a record with its source: year-month-day. */
  day: string;
  /** `type`: as calls, and profiles of connectors, name the method. */
  paymentMethods: readonly { id: string; name: string; type: string; addendum: string }[];
}
