import { describe, expect, it } from 'vitest';
import { operations } from '../../generated/contract/operations';
import { negotiate } from './negotiation';

const json = operations.listSkus;
const file = { ...operations.listSkus, isBinary: true };
const statusOf = (accept: string | undefined, operation: typeof json) =>
  negotiate(new Headers(accept === undefined ? {} : { accept }), operation)?.status;

describe('what a caller accepts', () => {
  it.each([undefined, '', '*/*', 'application/*', 'application/json;q=0.9, text/plain'])(
    'may be JSON: %s',
    (accept) => {
      expect(statusOf(accept, json)).toBeUndefined();
      // Libraries send the same header with every call.
      expect(statusOf(accept, file)).toBeUndefined();
    },
  );

  it.each(['application/octet-stream', 'application/pdf', 'image/*', 'image/png', 'text/html, IMAGE/JPEG;q=0.1'])(
    'may be a file, where the answer is one: %s',
    (accept) => {
      expect(statusOf(accept, file)).toBeUndefined();
      expect(statusOf(accept, json)).toBe(406);
    },
  );

  it.each(['text/html', 'video/*', 'application/xml'])('may be nothing there is: %s', (accept) => {
    expect(statusOf(accept, json)).toBe(406);
    expect(statusOf(accept, file)).toBe(406);
  });
});
