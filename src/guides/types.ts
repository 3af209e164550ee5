import type { KeyChoice } from '../sandbox-client/types';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What earlier answers left behind, by name: `checkout.id`, `order.itemId`. */
export type Values = Record<string, Json>;

/** A request in which `{{name}}` stands for a carried value. */
export interface RequestTemplate {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: Json;
  key?: KeyChoice;
}

export interface Expectation {
  /** Any of these. A PUT answers 201 when it creates and 200 when it replaces. */
  status: number[];
  /** The first error's code, where the step is meant to fail. */
  code?: string;
  /** Values by path in the answer, such as `totalAmount` or `payment.session.state`. */
  body?: Record<string, Json>;
}

export interface Step {
  id: string;
  /** What the reader does, as an order: "Create the checkout". */
  title: string;
  /** Why a connector makes this call, in a sentence or two. */
  why: string;
  request: RequestTemplate;
  expects: Expectation;
  /** Name to carry → path in the answer. */
  captures?: Record<string, string>;
  /** What is different afterwards, in a sentence. */
  changed: string;
  /** Event types that come of it, in order. Others may stand between them. */
  events: string[];
}

export interface Guide {
  id: string;
  title: string;
  steps: Step[];
}

/** A short sequence for a page of prose: what it needs is made first, then the calls it is about. */
export interface Demonstration extends Guide {
  /** One sentence: what the reader will see. */
  shows: string;
  /** Steps that only prepare; shown folded. */
  prepare: Step[];
  /** One call sent many times at once, in place of steps: shows the rate limit. */
  burst?: { request: RequestTemplate; times: number };
}
