import { readMaterial } from './downloads/catalog';
import { countrySheet } from './downloads/country-sheet';
import { implementationDocument } from './downloads/implementation-document';
import { toMarkdown } from './downloads/markdown';
import { securityAnswers } from './downloads/security-answers';
import { csvTables, toCsv } from './downloads/tables';
import { resultsSheet, testPlan } from './downloads/tests-and-results';
import { toWord } from './downloads/word';
import { writeGenerated } from './write';

/** Documents of the submission package and tables for spreadsheets. The site serves them below `/downloads/`. */
export async function generateDownloads(): Promise<void> {
  const material = readMaterial();
  const documents = [implementationDocument, testPlan, resultsSheet, securityAnswers].map((make) => make(material));
  for (const document of [...documents, ...material.countrySheets.map(countrySheet)]) {
    writeGenerated(`downloads/${document.name}.md`, toMarkdown(document));
    writeGenerated(`downloads/${document.name}.docx`, await toWord(document, material.day));
  }
  for (const table of csvTables(material)) writeGenerated(`downloads/${table.name}.csv`, toCsv(table));
}
