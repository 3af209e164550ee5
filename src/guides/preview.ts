import type { CallRequest } from '../sandbox-client/types';
import { fillWhatIsKnown } from './template';
import type { Step, Values } from './types';

/** The call as far as it is known now: values not carried yet still stand as `{{name}}`. */
export function previewOf({ request }: Step, values: Values): CallRequest {
  return {
    method: request.method,
    path: String(fillWhatIsKnown(request.path, values)),
    ...(request.body === undefined ? {} : { body: fillWhatIsKnown(request.body, values) }),
    ...(request.key === undefined ? {} : { key: request.key }),
  };
}

/** The path as a pattern for people: `/checkouts/{checkout}/sources/{source}`. */
export function pathPattern({ request }: Step): string {
  return request.path.replace(/\?.*/, '').replace(/\{\{(\w+)\.\w+\}\}/g, '{$1}');
}
