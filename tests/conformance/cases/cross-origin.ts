import { casesOf } from '../case';
import { expectEqual, expectMatch, expectTrue } from '../check';
import { unique } from '../shop';

export const crossOriginCases = casesOf('Calls from pages of other origins', {
  'OPTIONS is answered without a key and allows what callers send': async (client) => {
    for (const path of ['/checkouts', `/skus/${unique('any')}`]) {
      const { status, headers } = await client.withoutKey().send('OPTIONS', path);
      expectTrue(status === 204 || status === 200, `OPTIONS ${path} answered ${status}`);
      expectEqual(headers.get('access-control-allow-origin'), '*', `The allowed origin of ${path}`);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
        expectMatch(headers.get('access-control-allow-methods'), new RegExp(method), `The allowed methods of ${path}`);
      const allowed = (headers.get('access-control-allow-headers') ?? '').toLowerCase();
      // A star never stands for Authorization.
      expectMatch(allowed, /authorization/, `The allowed headers of ${path}`);
      for (const header of ['sandbox-origin', 'sandbox-run'])
        expectTrue(allowed.includes(header), `${header} is not allowed on ${path}`);
      for (const header of ['content-type', 'upstream-id', 'digitalriver-version'])
        expectTrue(
          allowed.includes('*') || allowed.includes(header),
          `${header} is not allowed on ${path}: ${allowed}`,
        );
    }
  },

  'Answers and refusals may be read from any origin': async (client) => {
    const answers = [
      await client.send('GET', '/skus'),
      await client.withoutKey().send('GET', '/skus'),
      await client.send('GET', '/no-such-resource'),
    ];
    for (const { status, headers } of answers)
      expectEqual(headers.get('access-control-allow-origin'), '*', `The allowed origin of an answer ${status}`);
  },

  'Control calls are shared with no page that did not ask': async (client) => {
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await client.send(method, '/_sandbox/info');
      expectEqual(headers.get('access-control-allow-origin'), null, `The allowed origin of ${method}`);
      expectEqual(headers.get('vary'), 'Origin', `What the answer to ${method} depends on`);
    }
  },

  'The request id may be read from any origin': async (client) => {
    const { headers } = await client.send('GET', '/skus');
    expectMatch(headers.get('access-control-expose-headers'), /x-dr-requestid/i, 'The exposed headers');
  },
});
