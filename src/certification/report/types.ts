/** The readiness report as programs read it. Its fields are described in `schema/`, and in the JSON Schema made from there. */
import type * as z from 'zod';
import type { reportSchema } from './schema/report';

export type ReadinessReport = z.infer<typeof reportSchema>;
export type ReportItem = ReadinessReport['items'][number];
/** What calls alone say of an item. */
export type ReportCalls = NonNullable<ReportItem['calls']>;
export type ReportAnswer = ReadinessReport['answers'][number];
/** What may be said of any subject. */
export type AnswerParts = Pick<ReportItem, 'claim' | 'waiver' | 'plan' | 'evidence' | 'comments' | 'review'>;
export type ReportRun = ReadinessReport['runs'][number];
export type ReportAttempt = ReadinessReport['attempts'][number];
export type ReportReason = ReadinessReport['outcome']['reasons'][number];
export type ReportSignature = ReadinessReport['signatures'][number];
