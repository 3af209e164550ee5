import { countrySheet } from '../../src/certification/package/country-sheet';
import { implementationDocument } from '../../src/certification/package/implementation-document';
import { toMarkdown } from '../../src/certification/package/markdown';
import { securityAnswers } from '../../src/certification/package/security-answers';
import { csvTables, toCsv } from '../../src/certification/package/tables';
import { resultsSheet, testPlan } from '../../src/certification/package/tests-and-results';
import { toWord } from '../../src/certification/package/word';
import { readMaterial } from './downloads/catalog';
import { writeGenerated } from './write';

/** Documents of the submission package and tables for spreadsheets. The site serves them below `/downloads/`. */
export async function generateDownloads(): Promise<void> {
  const material = readMaterial();
  const documents = [implementationDocument, testPlan, resultsSheet, securityAnswers].map((make) => make(material));
  for (const document of [...documents, ...material.countrySheets.map((sheet) => countrySheet(sheet))]) {
    writeGenerated(`downloads/${document.name}.md`, toMarkdown(document));
    writeGenerated(`downloads/${document.name}.docx`, await toWord(document, material.day));
  }
  for (const table of csvTables(material)) writeGenerated(`downloads/${table.name}.csv`, toCsv(table));
}
