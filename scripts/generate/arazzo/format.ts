import type { Json } from '../../../src/guides/types';

/** The parts of Arazzo 1.0 that the files use. */
export const version = '1.0.1';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  value: Json;
}

export type Criterion = { condition: string } | { context: string; condition: string; type: 'jsonpath' };

export interface WorkflowStep {
  stepId: string;
  description: string;
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { contentType: 'application/json'; payload: Json };
  successCriteria: Criterion[];
  outputs?: Record<string, string>;
}

interface Reference {
  reference: string;
}

export interface Workflow {
  workflowId: string;
  summary: string;
  description: string;
  inputs: { $ref: string };
  parameters: Reference[];
  failureActions: Reference[];
  steps: WorkflowStep[];
}

interface RetryAction {
  name: string;
  type: 'retry';
  /** In seconds. */
  retryAfter: number;
  retryLimit: number;
  criteria: Criterion[];
}

interface TextInput {
  type: 'string';
  format?: 'password';
  default: string;
  description: string;
}

export interface ArazzoDocument {
  arazzo: typeof version;
  info: { title: string; summary: string; description: string; version: string };
  sourceDescriptions: { name: string; url: string; type: 'openapi' }[];
  workflows: Workflow[];
  components: {
    inputs: Record<string, { type: 'object'; properties: Record<string, TextInput> }>;
    parameters: Record<string, Parameter>;
    failureActions: Record<string, RetryAction>;
  };
}
