import { describe, expect, it } from 'vitest';
import { newestVersion } from '../../contract/versions';
import { operations } from '../../generated/contract/operations';
import { negotiate, versionOf } from './negotiation';

const json = operations.listSkus;
const file = { ...operations.listSkus, isBinary: true };
const statusOf = (accept: string | undefined, operation: typeof json) =>
  negotiate(newestVersion, new Headers(accept === undefined ? {} : { accept }), operation)?.status;

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

describe('the version of a call', () => {
  const pinned = { accountId: 'shop', keyKind: 'secret', version: '2021-02-23' } as const;
  const free = { accountId: 'shop', keyKind: 'secret' } as const;
  const named = (version: string) => new Headers({ 'DigitalRiver-Version': version });

  it('is that of its header, else that of its key, else the newest', () => {
    expect(versionOf(pinned, named('2020-09-30'))).toBe('2020-09-30');
    expect(versionOf(pinned, named(' 2021-12-13 '))).toBe('2021-12-13');
    expect(versionOf(pinned, named(''))).toBe('2021-02-23');
    expect(versionOf(pinned, new Headers())).toBe('2021-02-23');
    expect(versionOf(free, new Headers())).toBe(newestVersion);
  });

  it('is refused where it is none of the API', () => {
    const refused = negotiate('2021-12-14', new Headers(), json);
    expect(refused).toMatchObject({ status: 400, code: 'invalid_parameter', parameter: 'DigitalRiver-Version' });
    expect(negotiate('2020-01-07', new Headers(), json)).toBeUndefined();
  });
});
