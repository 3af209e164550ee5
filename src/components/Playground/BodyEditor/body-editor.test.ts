import { CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import contract from '../../../generated/contract/document.json';
import { documentOf } from '../form/documentOf';
import { bodyCompletion } from './completion';
import { faultsIn } from './faults';
import { judgeOf } from './judge';
import { modelOf } from './modelOf';
import { placeAt } from './place';
import { type BodyModel, schemaAt } from './schema';

/** A text with the cursor at the line `|`. */
function stateOf(marked: string): { state: EditorState; at: number } {
  const at = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: [json()] });
  return { state, at };
}

function modelFor(operationId: string): BodyModel {
  const described = modelOf(documentOf(contract, operationId));
  if (!described) throw new Error(`${operationId} takes no JSON.`);
  return described.model;
}

async function offered(operationId: string, marked: string): Promise<string[]> {
  const { state, at } = stateOf(marked);
  const found = await bodyCompletion(modelFor(operationId))(new CompletionContext(state, at, true));
  return (found?.options ?? []).map(({ label }) => label);
}

function faultsOf(operationId: string, text: string): [place: string, message: string][] {
  const { state } = stateOf(`${text}|`);
  const found = faultsIn(state, judgeOf(operationId));
  return found.map(({ from, to, message }) => [state.sliceDoc(from, to), message]);
}

describe('what is offered', () => {
  it('are the fields of the contract, required ones first, without those that are there', async () => {
    const names = await offered('createCheckouts', '{"currency": "USD", "|"}');
    expect(names).toContain('"shipTo"');
    expect(names).not.toContain('"currency"');
    expect(await offered('createRefunds', '{|}')).toEqual(expect.arrayContaining(['"orderId"', '"reason"']));
  });

  it.each([
    ['{"items": [{"skuId": "a"}, {"pri|"}]}', '"price"'],
    ['{"items": [{"discount": {|}}]}', '"percentOff"'],
    ['{"shipTo": {"address": {"li|": ""}}}', '"line1"'],
    ['{"shipTo": {"address": {cou', '"country"'],
    ['{"taxInclusive": |}', 'true'],
    ['{"taxInclusive": t|}', 'false'],
    ['{"currency": "USD",|}', '"email"'],
  ])('fits the place also in a text that is not whole yet: %s', async (marked, wanted) => {
    expect(await offered('createCheckouts', marked.includes('|') ? marked : `${marked}|`)).toContain(wanted);
  });

  it('begin with what was typed, or hold it', async () => {
    expect(await offered('createRefunds', '{"rea|"}')).toEqual(['"reason"']);
    expect(await offered('createCheckouts', '{"to|"}')).toEqual(expect.arrayContaining(['"shipTo"', '"billTo"']));
  });

  it('are the values that a field may have', async () => {
    expect(await offered('createSources', '{"type": "cre|"}')).toContain('"creditCard"');
  });
});

describe('faults', () => {
  it('stand where they are, in the words of the sandbox', () => {
    const text = '{"currency": "USD", "items": [{"skuId": "mug", "price": "ten"}], "colour": {"name": "red"}}';
    expect(faultsOf('createCheckouts', text)).toEqual(
      expect.arrayContaining([
        ['"ten"', 'items[0].price must be number.'],
        ['"colour"', 'colour is not a field of this call.'],
      ]),
    );
  });

  it('name what is missing, and what is no JSON', () => {
    expect(faultsOf('createRefunds', '{}').map(([, message]) => message)).toContain('Send currency.');
    expect(faultsOf('createRefunds', '{"orderId": }')[0]?.[1]).toMatch(/^This is no JSON yet/);
    expect(faultsOf('createRefunds', '  ')).toEqual([]);
  });
});

/** Every body that the contract shows, by its operation. */
const examples = Object.values(contract.paths as Record<string, Record<string, unknown>>).flatMap((item) =>
  Object.values(item).flatMap((operation) => {
    const { operationId, requestBody } = operation as { operationId?: string; requestBody?: { content?: object } };
    const content = (requestBody?.content ?? {}) as Record<string, { examples?: Record<string, { value: unknown }> }>;
    const values = Object.values(content['application/json']?.examples ?? {});
    return operationId ? values.map(({ value }) => ({ operationId, value })) : [];
  }),
);

it('knows every field of every example of the contract, and finds no fault in any', () => {
  expect(examples.length).toBeGreaterThan(60);
  for (const { operationId, value } of examples) {
    const text = JSON.stringify(value, null, 2);
    expect([operationId, ...faultsOf(operationId, text)]).toEqual([operationId]);
    const { state } = stateOf(`${text}|`);
    const model = modelFor(operationId);
    for (const { index } of text.matchAll(/"(?=[^"]*":)/g)) {
      const place = placeAt(state, index + 1);
      expect(place?.kind).toBe('name');
      expect(schemaAt(model, place?.path ?? []), `${operationId} ${JSON.stringify(place?.path)}`).toBeDefined();
    }
  }
});
