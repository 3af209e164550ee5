import { publishedSchema } from '../../src/certification/report/schema/published';
import { writeGenerated } from './write';

/** The site serves it as `/downloads/readiness-report.schema.json`. */
export function generateReportSchema(): void {
  writeGenerated('downloads/readiness-report.schema.json', `${JSON.stringify(publishedSchema, null, 2)}\n`);
}
