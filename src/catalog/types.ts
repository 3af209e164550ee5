/** The catalog as pages and widgets see it: validated, linked, and free of any library. `scripts/generate.ts` writes it as JSON. */
import type { Json } from '../guides/types';

/** What breaking the rule costs: no certification, a worse integration, or nothing. */
export type Level = 'required' | 'recommended' | 'informational';
/** Who acts on an item: product manager, platform developer, QA engineer. */
export type Role = 'pm' | 'dev' | 'qa';
/** `traffic`: API calls alone decide. `partial`: calls can disprove or support, a person confirms. `attestation`: a person decides. */
export type VerificationMode = 'traffic' | 'partial' | 'attestation';
/** Who does a task in the certification process. */
export type Party = 'partner' | 'provider' | 'both';
/** Who does a compliance duty: whoever builds the connector, once; each store for itself; or both together. */
export type Doer = 'connector' | 'store' | 'both';
/** Where a compliance fact comes from. */
export type OriginKind = 'published' | 'certification' | 'law' | 'card-scheme' | 'inferred' | 'login' | 'general';
/** The three ways to tell the provider what a line sells. */
export type DataModel = 'skus-only' | 'skus-with-groups' | 'product-details-with-groups';

/** Where a statement comes from: an id of `works.yml`, and the day it was last compared (year-month-day). */
export interface Citation {
  from: string;
  /** What was taken from it, where a record has several subjects. */
  for?: string;
  checked: string;
}

/** A published source in full, and the day a statement was last compared with it (year-month-day). */
export interface Source {
  title: string;
  /** Where it stood: text, not a link. */
  address: string;
  /** Which version of it was read. */
  state: string;
  /** The work that a page belongs to; absent where the source is a work of its own. */
  work?: string;
  checked: string;
  /** What was taken from it, where a page has several subjects. */
  for?: string;
}

/** A page of the provider's documentation, laid beside this site. */
export interface ComparedPage {
  id: string;
  title: string;
  /** Pages of this site that cite it. */
  pages: { route: string; title: string }[];
  /** What was left out knowingly, and why; null for nothing. */
  leftOut: string | null;
}

export interface Verification {
  mode: VerificationMode;
  rule: string | null;
  attestation: string | null;
}

/** One of these values, a value other than these, or yes and no. */
export type ProfileTest = readonly string[] | { readonly not: readonly string[] } | boolean;
/** All of these must hold. Fields are in `profile-fields.ts`. */
export type ProfileCondition = Readonly<Record<string, ProfileTest>>;

export interface ChecklistItem {
  id: string;
  checklist: string;
  /** Absent for the first. */
  revision?: number;
  subsection: string | null;
  dataModels?: DataModel[];
  question: string;
  level: Level;
  levelBasis: string;
  roles: Role[];
  /** Checked again in each store, after the connector's certification. Inferred. */
  perStore: boolean;
  appliesWhen: string;
  /** What a connector's profile must say for the item to apply: this, or one of these. Absent where it applies to all. */
  applies?: ProfileCondition | readonly ProfileCondition[];
  standard: string[];
  endpoints: string[];
  fields: string[];
  events: string[];
  verification: Verification;
  sources?: Citation[];
  /** Not a row of a published checklist: the certification material or a page it leads to demands it. */
  supplementary?: true;
  /** The cases that exercise it. */
  useCases: CaseLink[];
}

interface Told {
  /** Year-month-day. */
  date: string;
  /** What is different, or why. */
  what: string;
}

/**
 * What became of a checklist item when the catalog changed.
 * `normative`: an answer to the old words may be wrong for the new ones, so it is asked again.
 */
export type CatalogChange = Told &
  (
    | { kind: 'revised'; item: string; revision: number; normative: boolean }
    | { kind: 'superseded'; item: string; by: string; normative: boolean }
    | { kind: 'split'; item: string; into: string[]; normative: boolean }
    | { kind: 'merged'; items: string[]; into: string; normative: boolean }
    | { kind: 'retired'; item: string }
  );

/** A use case as other records name it. */
export interface CaseLink {
  id: string;
  title: string;
  route: string;
  /** Whether the sandbox can run it by calls, so that its page has a button for it. */
  isRunnable: boolean;
}

export interface DataModelOption {
  id: DataModel;
  title: string;
  meaning: string;
}

export interface Checklist {
  id: string;
  order: number;
  title: string;
  purpose: string;
  route: string;
  /** Present on the products checklist only: the reader picks one list. */
  dataModels?: DataModelOption[];
  items: ChecklistItem[];
  sources?: Citation[];
}

export interface GlossaryTerm {
  id: string;
  term: string;
  aliases: string[];
  abbreviation: string | null;
  origin: 'glossary' | 'fees' | 'overview' | 'certification' | 'docs';
  definition: string;
  related: string[];
  tags: string[];
  caveat?: string;
  /** Checklist items that name the term. */
  items: string[];
  /** The page whose subject the term is, where there is one: a reader of the term goes there first. */
  explainedOn?: { title: string; route: string };
  /** Routes of pages that mark the term with `<Term id>`. */
  pages: string[];
  /** Operation ids of the contract that the term is about. */
  operations: string[];
}

export interface UseCaseStep {
  /** `POST /skus`, or null when the step is not an API call. */
  call: string | null;
  text: string;
  /** The call as it runs; absent where the sandbox cannot make it, or where there is nothing to call. */
  request?: UseCaseCall;
  /** Calls that are made just before. */
  prepare?: UseCaseCall[];
  /** How far the clock moves before the step. */
  waitSeconds?: number;
}

/** A call with its body and what must come back. `{{name}}` stands for what an earlier answer gave. */
export interface UseCaseCall {
  /** What the call is for; empty where the step's own text says it. */
  title: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  key?: 'public';
  body?: Json;
  expects: { status: number; code?: string; body: Record<string, Json> };
  captures: Record<string, string>;
  events: string[];
}

/** What a case is played with, read out of its calls. */
export interface UseCaseData {
  /** Test numbers, as `src/reference/cards.yml` has them. */
  cards: string[];
  carts: string[];
}

export interface UseCase {
  id: string;
  group: string;
  title: string;
  /** What a connector's profile must say for the case to concern it; absent where it concerns all. */
  applies?: RowCondition | undefined;
  /** One of the four cases the provider names itself. */
  published: boolean;
  preconditions: string[];
  /** Calls that make what the preconditions ask for. */
  prepare: UseCaseCall[];
  steps: UseCaseStep[];
  expected: string[];
  data: UseCaseData;
  /** What the sandbox lacks for the steps without a request. */
  notInSandbox?: string;
  proves: string[];
  notes?: string[];
}

export interface UseCaseGroup {
  id: string;
  slug: string;
  title: string;
  purpose: string;
  route: string;
  useCases: UseCase[];
  /** The checklist items that the group's cases prove, by id. */
  items: Record<string, { question: string; route: string }>;
  sources?: Citation[];
}

export interface ProcessPhase {
  id: string;
  /** 1 to 5; null for the compliance lane, which runs beside phases 3 and 4. */
  number: number | null;
  title: string;
  milestone: string;
  owner: Party;
  environment: string;
  goal: string;
  /** Their ids, and those of tasks and deliverables, are the only ones of their kind within the phase. */
  entry: Criterion[];
  exit: Criterion[];
  tasks: (Note & { owner: Party })[];
  deliverables: (Note & { by: Party })[];
  notes: string[];
  /** What a team answers for in this phase, beside criteria, tasks and deliverables. */
  work: PhaseWork[];
}

export type PhaseWork = 'items' | 'use-cases' | 'questions' | 'duties';

/** A criterion of a gate. A person's word always ticks it; `tickedBy` says what does so beside that. */
export interface Criterion extends Note {
  /**
   * All of these together tick it: every answer of a kind that is in scope (`use-cases`, `questions`, `duties`), a deliverable
   * (`deliverable:<phase>.<id>`), another criterion (`criterion:<phase>.<entry|exit>.<id>`) or a whole gate (`gate:<phase>.<entry|exit>`).
   */
  tickedBy?: string[] | undefined;
  /** While there is one of these, a person's word does not tick it: a required item that calls break, a required duty answered with "not done". */
  deniedBy?: 'failing-items' | 'missed-duties' | undefined;
}

export interface Note {
  id: string;
  text: string;
}

export interface Severity {
  id: string;
  number: number;
  title: string;
  meaning: string;
  examples: string[];
  note?: string;
}

export interface Priority {
  id: string;
  number: number;
  title: string;
  meaning: string;
  example: string;
  trigger: string;
}

export interface Flowchart {
  id: string;
  title: string;
  source: string;
  mermaid: string;
  /** The chart in words, a sentence a step. */
  steps: string[];
}

export interface CertificationProcess {
  phases: ProcessPhase[];
  complianceLane: ProcessPhase;
  testSiteNeeds: { id: string; text: string; askedBy: ('page' | 'older' | 'newer')[] }[];
  roles: { id: string; side: 'partner' | 'provider'; title: string; does: string; delivers: string }[];
  logChecks: Note[];
  interfaceChecks: Note[];
  severities: Severity[];
  priorities: Priority[];
  priorityRule: {
    origin: 'published' | 'inferred';
    text: string;
    bySeverity: Record<string, number>;
    raise: { to: number; when: string };
  };
  exemptions: {
    origin: 'published' | 'inferred';
    purpose: string;
    steps: { id: string; title: string; by: Party; text: string }[];
    notes: string[];
  };
  endSites: Note[];
  versionRules: { facts: Note[]; breaking: string[]; nonBreaking: string[]; unknown: string[] };
  securityQuestionnaire: { id: string; title: string; questions: Note[] }[];
  flowcharts: Flowchart[];
}

/** What else decides whether a row of the compliance tables concerns a reader; absent where nothing does. */
export type RowCondition = ProfileCondition | readonly ProfileCondition[];

export interface ComplianceFact {
  id: string;
  text: string;
  level: Level;
  origin: OriginKind[];
  /** Countries and regions that ask for it; absent where every country does. */
  places?: string[];
  by: Doer;
  applies?: RowCondition;
  detail?: string;
  sources?: Citation[];
}

export interface ComplianceTable {
  id: string;
  title: string;
  columns: string[];
  rows: string[][];
  note?: string;
}

export interface ComplianceTopic {
  id: string;
  number: number;
  title: string;
  /** True for the ten topics the provider announces; the rest are tested without being announced. */
  announced: boolean;
  summary: string;
  facts: ComplianceFact[];
  tables?: ComplianceTable[];
  sources?: Citation[];
}

export interface StorefrontDisplay {
  id: string;
  what: string;
  level: Level;
  /** `always`, or when the display is needed. */
  when: string;
  origin: OriginKind[];
  /** Countries and regions that ask for it; absent where every country does. */
  places?: string[];
  by: Doer;
  applies?: RowCondition;
  /** The compliance topic that says more. */
  topic?: string;
}

export interface StorefrontPage {
  id: string;
  title: string;
  displays: StorefrontDisplay[];
}

/** One duty on a country's sheet, with the address of the row that it was taken from. */
export interface SheetRow {
  id: string;
  /** The topic or the page of the store that it belongs to. */
  subject: string;
  text: string;
  detail?: string;
  /** Absent for "always". */
  when?: string;
  level: Level;
  by: Doer;
  origin: OriginKind[];
  route: string;
}

/** A row with what decides whether it concerns a store. */
export interface Duty extends SheetRow {
  /** Countries and regions that ask for it; absent where every country does. */
  places?: string[];
  applies?: RowCondition;
}

/** All that a store may owe, with the places that rows name. */
export interface Duties {
  regions: { id: string; name: string }[];
  countries: { id: string; name: string; code?: string; within: string[] }[];
  rows: Duty[];
}

export interface CountrySheet {
  id: string;
  name: string;
  /** ISO 3166-1, two letters; absent for a region. */
  code?: string;
  /** What the country itself asks for, then each of its regions, then what every country asks for. */
  parts: { id: string; title: string; rows: SheetRow[] }[];
}

export type RecordKind =
  | 'page'
  | 'checklist'
  | 'item'
  | 'term'
  | 'use-case'
  | 'phase'
  | 'compliance-topic'
  | 'storefront-page'
  | 'error-code'
  | 'event-type';

export interface IndexEntry {
  kind: RecordKind;
  title: string;
  route: string;
}

/** What the site's search finds of the catalog. */
export interface CatalogSearchRecord {
  kind: 'item' | 'term' | 'use-case' | 'error-code' | 'event-type' | 'requirement';
  title: string;
  /** Its id first, unless that is the title; then what else it goes by. */
  names: string[];
  /** A line for each statement. */
  text: string;
  route: string;
}

/** Which use cases prove an item. An empty list is a gap and is shown as one. */
export interface CoverageRow {
  item: string;
  question: string;
  checklist: string;
  level: Level;
  route: string;
  useCases: CaseLink[];
}
