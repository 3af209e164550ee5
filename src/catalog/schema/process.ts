import * as z from 'zod';
import { citations } from './citation';
import { party, sentence, slug } from './shared';

const note = z.strictObject({ id: slug, text: sentence });

const tick = z
  .string()
  .regex(
    /^(use-cases|questions|duties|gate:[a-z-]+\.(entry|exit)|deliverable:[a-z-]+\.[a-z0-9-]+|criterion:[a-z-]+\.(entry|exit)\.[a-z0-9-]+)$/,
    'name use-cases, questions or duties, or write gate:<phase>.<entry|exit>, deliverable:<phase>.<id> or criterion:<phase>.<entry|exit>.<id>',
  );

const criterion = z.strictObject({
  ...note.shape,
  /** What ticks it, all of these together, beside a person's word; left out: that word alone does. */
  tickedBy: z.array(tick).min(1, 'name what ticks it, or leave "tickedBy" out').optional(),
  /** What speaks against a person's word. */
  deniedBy: z.enum(['failing-items', 'missed-duties']).optional(),
});

const phase = z.strictObject({
  id: slug,
  /** 1 to 5; null for the compliance lane. */
  number: z.number().int().min(1).max(5).nullable(),
  title: sentence,
  milestone: sentence,
  owner: party,
  environment: sentence,
  goal: sentence,
  entry: z.array(criterion).default([]),
  exit: z.array(criterion).min(1, 'name at least one exit criterion'),
  tasks: z.array(z.strictObject({ id: slug, owner: party, text: sentence })).min(1, 'name at least one task'),
  deliverables: z.array(z.strictObject({ id: slug, text: sentence, by: party })).default([]),
  notes: z.array(sentence).default([]),
  /** What a team answers for in this phase, beside criteria, tasks and deliverables. */
  work: z.array(z.enum(['items', 'use-cases', 'questions', 'duties'])).default([]),
});

const testSiteNeed = z.strictObject({
  id: slug,
  text: sentence,
  /** Which of the three descriptions of the process asks for it. */
  askedBy: z.array(z.enum(['page', 'older', 'newer'])).min(1),
});

const role = z.strictObject({
  id: slug,
  side: z.enum(['partner', 'provider']),
  title: sentence,
  does: sentence,
  delivers: sentence,
});

const severity = z.strictObject({
  id: slug,
  number: z.number().int().min(1).max(4),
  title: sentence,
  meaning: sentence,
  examples: z.array(sentence).min(1),
  note: sentence.optional(),
});

const priority = z.strictObject({
  id: slug,
  number: z.number().int().min(1).max(3),
  title: sentence,
  meaning: sentence,
  example: sentence,
  trigger: sentence,
});

const ruleOrigin = z.enum(['published', 'inferred']);

const priorityRule = z.strictObject({
  origin: ruleOrigin,
  text: sentence,
  /** Severity → priority. */
  bySeverity: z.record(z.string(), z.number().int()),
  raise: z.strictObject({ to: z.number().int(), when: sentence }),
});

const exemptions = z.strictObject({
  origin: ruleOrigin,
  purpose: sentence,
  steps: z.array(z.strictObject({ id: slug, title: sentence, by: party, text: sentence })).min(1),
  notes: z.array(sentence).default([]),
});

const versionRules = z.strictObject({
  facts: z.array(note),
  breaking: z.array(sentence).min(1),
  nonBreaking: z.array(sentence).min(1),
  unknown: z.array(sentence),
});

const questionGroup = z.strictObject({ id: slug, title: sentence, questions: z.array(note).min(1) });

const flowchart = z.strictObject({
  id: slug,
  title: sentence,
  source: sentence,
  /** Text of a Mermaid flowchart; `steps` says the same in words. */
  mermaid: sentence,
  steps: z.array(sentence).min(1),
});

/** `src/catalog/process.yml`. */
export const processFile = z.strictObject({
  phases: z.array(phase).min(1),
  complianceLane: phase,
  testSiteNeeds: z.array(testSiteNeed),
  roles: z.array(role).min(1),
  logChecks: z.array(note),
  interfaceChecks: z.array(note),
  severities: z.array(severity).length(4),
  priorities: z.array(priority).length(3),
  priorityRule,
  exemptions,
  endSites: z.array(note),
  versionRules,
  securityQuestionnaire: z.array(questionGroup).min(1),
  flowcharts: z.array(flowchart).min(1),
  sources: citations.optional(),
});
