import { describe, expect, it } from 'vitest';
import { createCallerOf } from './proxies';

const callerOf = createCallerOf(['10.0.0.0/8', 'fd00::/8', '192.0.2.7']);

function call(remoteAddress: string, headers: Record<string, string>) {
  const request = { socket: { remoteAddress }, headers: { ...headers } as Record<string, string | undefined> };
  return { caller: callerOf(request), forwardedFor: request.headers['x-forwarded-for'] };
}

describe('what a proxy says of the caller', () => {
  it('is believed of one that was named, and of nobody else', () => {
    const told = { 'x-forwarded-for': '198.51.100.9', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'api.example' };
    const believed = { from: '198.51.100.9', scheme: 'https', host: 'api.example' };
    for (const proxy of ['10.1.2.3', '::ffff:10.1.2.3', 'fd00::1', '192.0.2.7'])
      expect(call(proxy, told).caller).toEqual(believed);
    for (const stranger of ['11.1.2.3', '192.0.2.8', 'fe80::1', ''])
      expect(call(stranger, told)).toEqual({
        caller: { from: stranger, scheme: 'http' },
        forwardedFor: '198.51.100.9',
      });
  });

  it('does not let the caller say who calls', () => {
    expect(call('10.0.0.1', { 'x-forwarded-for': '203.0.113.5, 198.51.100.9' })).toEqual({
      caller: { from: '198.51.100.9', scheme: 'http' },
      forwardedFor: '203.0.113.5',
    });
    expect(call('10.0.0.1', { 'x-forwarded-for': '203.0.113.5, 198.51.100.9, 10.0.0.2' }).caller.from).toBe(
      '198.51.100.9',
    );
  });

  it('leaves no trace of the proxy in the header that a connector sends for its shopper', () => {
    expect(call('10.0.0.1', { 'x-forwarded-for': '198.51.100.9' }).forwardedFor).toBeUndefined();
  });

  it.each(['10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8', '', '10.0.0/8'])(
    'needs an address or a network: "%s"',
    (text) => {
      expect(() => createCallerOf([text])).toThrow('no address');
    },
  );
});
