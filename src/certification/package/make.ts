/** The submission package: documents, tables, report and evidence in one ZIP file. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { strToU8, zipSync } from 'fflate';
import { mapTexts } from '../assessment/share/texts';
import { withoutKeys } from '../assessment/share/without-secrets';
import type { Assessment, Evidence } from '../assessment/types';
import type { Answered } from './answered';
import { form, list, section, type TakeAway, text, title } from './blocks';
import { countrySheet } from './country-sheet';
import { implementationDocument } from './implementation-document';
import { evidencePath } from './in-words';
import { toMarkdown } from './markdown';
import type { Material } from './material';
import { type MissingPart, missingOf } from './missing';
import { securityAnswers } from './security-answers';
import { csvTables, toCsv } from './tables';
import { resultsSheet, testPlan } from './tests-and-results';
import { toWord } from './word';

export interface PackageInput {
  /** With the sheets of those countries that the package is to have. */
  readonly material: Material;
  readonly answered: Answered;
  /** The readiness report in its formats. */
  readonly reports: readonly { readonly name: string; readonly text: string }[];
  /** @returns the bytes that are kept of a file; null where there are none */
  readonly bytesOf: (file: NonNullable<Evidence['file']>) => Promise<Uint8Array | null>;
}

export interface SubmissionPackage {
  readonly zip: Uint8Array;
  /** Paths in it. */
  readonly files: readonly string[];
  readonly missing: readonly MissingPart[];
}

type Files = Record<string, Uint8Array>;

/** What a team typed, without keys and card data. Names stay: the documents ask for them. */
function withoutSecrets(assessment: Assessment): Assessment {
  return mapTexts(assessment, (words, _place, kind) => withoutKeys(words, kind));
}

async function documents({ material, answered }: PackageInput): Promise<Files> {
  const all = [
    ...[implementationDocument, testPlan, resultsSheet, securityAnswers].map((make) => make(material, answered)),
    ...material.countrySheets.map((sheet) => countrySheet(sheet, answered)),
  ];
  const made: Files = {};
  for (const one of all) {
    made[`${one.name}.docx`] = await toWord(one, answered.today);
    made[`${one.name}.md`] = strToU8(toMarkdown(one));
  }
  return made;
}

async function evidence({ answered, bytesOf }: PackageInput): Promise<{ files: Files; lost: Evidence[] }> {
  const files: Files = {};
  const lost: Evidence[] = [];
  for (const one of Object.values(answered.assessment.evidence)) {
    if (!one.file) continue;
    const bytes = await bytesOf(one.file);
    if (bytes && bytesToHex(sha256(bytes)) === one.file.sha256) files[evidencePath(one)] = bytes;
    else lost.push(one);
  }
  return { files, lost };
}

function listOfMissing(parts: readonly MissingPart[]): TakeAway {
  return {
    name: 'what-is-missing',
    title: 'What is missing',
    blocks: [
      title('What is missing'),
      ...(parts.length === 0 ? [text('Nothing.')] : []),
      ...parts.flatMap(({ title: name, entries }) => [
        section(`${name} (${entries.length})`),
        list(entries.map(({ text: entry }) => entry)),
      ]),
    ],
  };
}

function contents(files: Files): TakeAway {
  const rows = Object.entries(files).map(([path, bytes]) => [path, String(bytes.length), bytesToHex(sha256(bytes))]);
  return {
    name: 'contents',
    title: 'Contents',
    blocks: [
      title('Contents'),
      text('Each file of the package with its size in bytes and its SHA-256.'),
      form(['File', 'Bytes', 'SHA-256'], rows),
    ],
  };
}

/** Noon, in the clock of this machine: the format of ZIP knows no time zone. */
function noonOf(day: string): Date {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

/** Fills the documents from what a team answered, and puts them into a ZIP with report, tables and evidence. */
export async function makePackage(input: PackageInput): Promise<SubmissionPackage> {
  const answered = { ...input.answered, assessment: withoutSecrets(input.answered.assessment) };
  const safe = { ...input, answered };
  const { files: attached, lost } = await evidence(safe);
  const missing = missingOf(safe.material, answered, lost);
  const files: Files = {
    'what-is-missing.md': strToU8(toMarkdown(listOfMissing(missing))),
    ...(await documents(safe)),
    ...Object.fromEntries(
      csvTables(safe.material, answered).map((one) => [`tables/${one.name}.csv`, strToU8(toCsv(one))]),
    ),
    ...Object.fromEntries(safe.reports.map(({ name, text: report }) => [`report/${name}`, strToU8(report)])),
    ...attached,
  };
  files['contents.md'] = strToU8(toMarkdown(contents(files)));
  return { zip: zipSync(files, { mtime: noonOf(answered.today) }), files: Object.keys(files), missing };
}
