/** The form of a readiness report, as JSON Schema, for other tools. */
import * as z from 'zod';
import { VERSION } from '../names';
import { reportSchema } from './report';

export const publishedSchema = {
  // A name, no address: the schema is published beside each site that is built from here.
  $id: `urn:connector-standards:readiness-report:${VERSION}`,
  title: 'Readiness report',
  ...z.toJSONSchema(reportSchema),
};
