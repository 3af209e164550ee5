/** The form of a readiness report, as JSON Schema, for other tools. */
import * as z from 'zod';
import { reportSchema } from './report';

export const publishedSchema = {
  title: 'Readiness report',
  ...z.toJSONSchema(reportSchema),
};
