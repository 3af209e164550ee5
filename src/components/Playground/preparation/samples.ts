import { at } from '../../../guides/paths';
import { recipeOf } from './recipes';

/** The parts of an OpenAPI document that hold example ids. */
interface Contract {
  paths: Record<string, Record<string, unknown>>;
}

/** Ids that the contract's examples use in an operation's slots. They stand in the form until someone changes them. */
export function sampleIds(contract: unknown, operationId: string): Set<string> {
  const slots = Object.keys(recipeOf(operationId)?.slots ?? {});
  const found = Object.values((contract as Contract).paths).flatMap((path) =>
    Object.values(path)
      .filter((operation) => at(operation, 'operationId') === operationId)
      .flatMap((operation) => [...parameterExamples(path, operation), ...bodyExamples(operation, slots)]),
  );
  return new Set(found);
}

function parameterExamples(path: Record<string, unknown>, operation: unknown): string[] {
  const all = [path.parameters, at(operation, 'parameters')].flatMap((list) => (Array.isArray(list) ? list : []));
  return all
    .filter((parameter) => at(parameter, 'in') === 'path')
    .map((parameter) => String(at(parameter, 'example') ?? ''));
}

function bodyExamples(operation: unknown, slots: string[]): string[] {
  const content = at(operation, 'requestBody.content') as Record<string, unknown> | undefined;
  const examples = Object.values((content?.['application/json'] as { examples?: object } | undefined)?.examples ?? {});
  return examples.flatMap((example) =>
    slots.map((slot) => String(at(example, slot.replace(/^body\./, 'value.')) ?? '')),
  );
}
