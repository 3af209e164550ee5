import type { UseCaseCall } from '../../../src/catalog/types';
import type { Json } from '../../../src/guides/types';
import { describeCall } from './deeds';
import { criterionOf, hasPlaceholder, inAnswer, inRequest, outputName, withExpressions } from './expressions';
import type { Criterion, Parameter, WorkflowStep } from './format';
import type { FindOperation } from './operations';

/** The header with an id of its own that each answer has: no two runs read the same. */
const requestId = '$response.header.x-dr-requestid';
const runName = 'run.id';
const contentType = 'application/json' as const;

export const asksForRunName = (value: unknown): boolean => JSON.stringify(value ?? null).includes(`{{${runName}}}`);

/** Paths of the texts in a body. */
function textsIn(body: Json | undefined, path = ''): [path: string, text: string][] {
  if (typeof body === 'string') return [[path, body]];
  if (body === null || typeof body !== 'object') return [];
  return Object.entries(body).flatMap(([key, value]) => textsIn(value, path === '' ? key : `${path}.${key}`));
}

const keyOf = ({ key }: UseCaseCall): Parameter[] =>
  key === undefined ? [] : [{ name: 'Authorization', in: 'header', value: 'Bearer {$inputs.publicKey}' }];

const capitalized = (text: string) => text.replace(/^./, (letter) => letter.toUpperCase());

/** Writes the steps of one case after another, and keeps what earlier ones carry on. */
export class StepWriter {
  readonly steps: WorkflowStep[] = [];
  private readonly known = new Map<string, string>();
  /** Texts of several parts, and where they were sent. */
  private readonly sent = new Map<string, { step: WorkflowStep; path: string }>();

  /** @param prefix begins every step's id: a known linter tells the steps of one file apart by their ids alone */
  constructor(
    private readonly prefix: string,
    private readonly find: FindOperation,
  ) {}

  private add(step: WorkflowStep): void {
    this.steps.push(step);
    if (!this.known.has(runName)) this.known.set(runName, `$steps.${step.stepId}.outputs.${outputName(runName)}`);
  }

  private freeId(operationId: string): string {
    const taken = this.steps.filter(({ operationId: other }) => other.endsWith(`.${operationId}`)).length;
    return `${this.prefix}${capitalized(operationId)}${taken === 0 ? '' : taken + 1}`;
  }

  private carry(step: WorkflowStep, name: string, expression: string): string {
    const output = outputName(name);
    step.outputs = { ...step.outputs, [output]: expression };
    return `$steps.${step.stepId}.outputs.${output}`;
  }

  /** Lets the first answer name the run. */
  nameRun(): void {
    const [first] = this.steps;
    if (first) this.carry(first, runName, requestId);
  }

  /** A call that does nothing but give the run a name, for cases whose first own call asks for one. */
  read(): void {
    this.add({
      stepId: `${this.prefix}NameRun`,
      description: 'Takes the id of this request as a name for the run: ids of objects are made from it.',
      operationId: '$sourceDescriptions.api.listSkus',
      parameters: [{ name: 'limit', in: 'query', value: 1 }],
      successCriteria: [{ condition: '$statusCode == 200' }],
    });
  }

  wait(seconds: number): void {
    this.add({
      stepId: this.freeId('moveClock'),
      description: `Moves the sandbox's clock on by ${seconds} seconds, in place of waiting.`,
      operationId: '$sourceDescriptions.sandbox.moveClock',
      requestBody: { contentType, payload: { advanceBy: seconds } },
      successCriteria: [{ condition: '$statusCode == 200' }],
    });
  }

  call(call: UseCaseCall, text: string): void {
    const { operationId, source, path, query } = this.find(call.method, call.path);
    const parameters = [...this.placed('path', path), ...this.placed('query', query), ...keyOf(call)];
    const step: WorkflowStep = {
      stepId: this.freeId(operationId),
      description: describeCall(call, text),
      operationId: `$sourceDescriptions.${source}.${operationId}`,
      ...(parameters.length > 0 && { parameters }),
      ...(call.body !== undefined && {
        requestBody: { contentType, payload: withExpressions(call.body, this.known) },
      }),
      successCriteria: [],
    };
    for (const [place, sent] of textsIn(call.body))
      if (hasPlaceholder(sent)) this.sent.set(sent, { step, path: place });
    step.successCriteria = this.criteriaOf(call, step);
    this.add(step);
    for (const [name, from] of Object.entries(call.captures))
      this.known.set(name, this.carry(step, name, inAnswer(from)));
  }

  private placed(place: 'path' | 'query', values: Record<string, string>): Parameter[] {
    return Object.entries(values).map(([name, value]) => ({
      name,
      in: place,
      value: withExpressions(value, this.known),
    }));
  }

  private criteriaOf(call: UseCaseCall, step: WorkflowStep): Criterion[] {
    const { status, code, body } = call.expects;
    // A PUT creates in the first run and replaces in the next.
    const isPut = call.method === 'PUT' && status === 201;
    const values = { ...(code === undefined ? {} : { 'errors[0].code': code }), ...body };
    return [
      { condition: isPut ? '$statusCode == 200 || $statusCode == 201' : `$statusCode == ${status}` },
      ...Object.entries(values).map(([path, value]) =>
        criterionOf(path, value, this.known, (text) => this.sentAt(text, step)),
      ),
    ];
  }

  private sentAt(text: string, now: WorkflowStep): string {
    const found = this.sent.get(text);
    if (!found) throw new Error(`No call sends ${text}, so that no answer can be compared with it.`);
    if (found.step === now) return inRequest(found.path);
    return this.carry(found.step, `sent.${found.path}`, inRequest(found.path));
  }
}
