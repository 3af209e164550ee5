import type { VerdictReport } from '../../certification/report/verdicts/types';
import { isObject, type JsonObject } from '../../json';
import { BadInput } from '../bad-input';

/** What is wrong with a report, in words. */
function faultOf(value: JsonObject): string | undefined {
  if (value.format !== 'connector-standards/verdicts')
    return 'it was not written by "report" or "verify --format json"';
  if (value.version !== 1) return `it has version ${JSON.stringify(value.version)}, and this release reads 1`;
  if (!isObject(value.scope) || ![value.scope.run].flat().every((run) => typeof run === 'string'))
    return 'scope.run is missing';
  if (!isObject(value.source) || typeof value.source.lastSequence !== 'number') return 'source.lastSequence is missing';
  if (!['required', 'recommended', 'informational'].includes(String(value.minimum)))
    return `minimum is ${JSON.stringify(value.minimum)}`;
  if (!Array.isArray(value.items)) return 'items is no list';
  const index = value.items.findIndex(
    (item) => !isObject(item) || typeof item.id !== 'string' || typeof item.verdict !== 'string',
  );
  return index === -1 ? undefined : `items[${index}] has no id or no verdict`;
}

/** @throws BadInput */
export function verdictsIn(file: string, value: unknown): VerdictReport {
  const fault = isObject(value) ? faultOf(value) : 'it holds no report';
  if (fault !== undefined) throw new BadInput(`${file} cannot be checked: ${fault}.`);
  return value as unknown as VerdictReport;
}
