import * as z from 'zod';
import { applies } from './applies';
import { citations } from './citation';
import { endpoint, itemId, sentence, slug } from './shared';

const fields = z.record(z.string(), z.json());

const expectation = z.strictObject({
  status: z.int().min(100).max(599).optional(),
  /** The first error's code, where the call is meant to fail. */
  code: sentence.optional(),
  /** Values by path in the answer: `totalAmount`, `payment.session.state`. The test compares them to the cent. */
  body: fields.optional(),
});

/** What a call may say of itself. With `uses` it starts from a call of `src/catalog/use-case-calls.yml`. */
const callFields = {
  uses: slug.optional(),
  /** Fields of the body that replace those of the used call; null takes a field away. */
  with: fields.optional(),
  /** `{{order.id}}` stands for what an earlier answer gave. */
  path: z.string().startsWith('/', 'start the path with a slash').optional(),
  key: z.enum(['public']).optional(),
  body: z.json().optional(),
  expects: expectation.optional(),
  /** Name to carry on → path in the answer. */
  captures: z.record(z.string(), z.string()).optional(),
  /** Event types that come of the call. */
  events: z.array(sentence).optional(),
};

const calls = z.array(
  z.union([slug, z.strictObject({ ...callFields, method: z.enum(['GET', 'POST', 'PUT', 'PATCH']).optional() })]),
);

const step = z.strictObject({
  /** Null for a step that is not an API call (a browser action, a wait). */
  call: endpoint.nullable(),
  text: sentence,
  /** Calls that are made just before, such as another checkout. */
  prepare: calls.optional(),
  /** How far the clock moves before the step. */
  waitSeconds: z.int().positive().optional(),
  ...callFields,
});

export const useCase = z.strictObject({
  id: z.string().regex(/^UC-[A-Z]\d+$/, 'use the group letter and a number, such as "UC-A1"'),
  title: sentence,
  /** For which connectors, as their profiles tell; left out: for all. */
  applies: applies.optional(),
  published: z.boolean().default(false),
  /** May be left out: the file's own `id` says it. */
  group: z.string().optional(),
  preconditions: z.array(sentence).default([]),
  /** The calls that make what the preconditions ask for, in the sandbox. */
  prepare: calls.optional(),
  steps: z.array(step).min(1),
  /** `{{3.totalAmount}}` stands for the value that step 3 expects at `totalAmount`. */
  expected: z.array(sentence).min(1),
  /** What the sandbox lacks for the steps that have no request. A case has a request for each call, or this. */
  notInSandbox: sentence.optional(),
  proves: z.array(itemId).default([]),
  notes: z.array(sentence).optional(),
});

/** One file of `src/catalog/use-cases/`, named `<slug>.yml`: one group of cases. */
export const useCaseFile = z.strictObject({
  id: z.string().regex(/^[A-Z]$/, 'use the group letter, such as "A"'),
  slug,
  title: sentence,
  purpose: sentence,
  useCases: z.array(useCase).min(1),
  sources: citations.optional(),
});

/** `src/catalog/use-case-calls.yml`: calls that many cases make, and values such as addresses that their bodies name. */
export const useCaseCallsFile = z.strictObject({
  sources: citations,
  values: fields,
  calls: z.array(
    z.strictObject({ ...callFields, id: slug, title: sentence, method: z.enum(['GET', 'POST', 'PUT', 'PATCH']) }),
  ),
});
