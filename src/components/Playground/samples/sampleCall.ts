import type { FormPart, SampleCall } from '../../../samples/types';
import type { CallRequest } from '../../../sandbox-client';

/** A call as a sample shows it: a form by its fields, and a file by its name. */
export function sampleCall(request: CallRequest): SampleCall {
  const { body, origin: _origin, ...call } = request;
  if (!(body instanceof FormData)) return { ...call, ...(body !== undefined && { body }) };
  return { ...call, parts: [...body].map(([name, value]) => partOf(name, value)) };
}

function partOf(name: string, value: FormDataEntryValue): FormPart {
  if (typeof value === 'string') return { name, value };
  return { name, fileName: value.name, type: value.type || 'application/octet-stream' };
}
