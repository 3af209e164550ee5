import { describe, expect, it } from 'vitest';
import { isShareable } from '../sandbox-client/reach';
import { policyFor, policyOf, withPolicy } from './content-security-policy';
import { sandboxServersIn } from './sandbox-servers';

const reached = (policy: string) => /connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
const ofComputer = ["'self'", 'http://localhost:*', 'http://127.0.0.1:*'];

describe('servers that the pages may call', () => {
  it('are those of the reader’s computer, and the origins that the site was built for', () => {
    const servers = sandboxServersIn('https://sandbox.example/, https://other.example:8443 https://sandbox.example');
    expect(servers).toEqual(['https://sandbox.example', 'https://other.example:8443']);
    expect(reached(policyFor('<p>'))).toEqual(ofComputer);
    const page = withPolicy('<html><head></head></html>', servers);
    expect(reached(policyOf(page) ?? '')).toEqual([...ofComputer, ...servers]);
  });

  it.each(['sandbox.example', 'javascript:alert(1)', 'https://ok.example; script-src *'])(
    'are refused where they are no addresses, such as %s',
    (text) => expect(() => sandboxServersIn(text)).toThrow(/SITE_SANDBOX_SERVERS takes addresses/),
  );

  it.each([
    ['http://localhost:4010', true],
    ['https://sandbox.example/', true],
    ['https://sandbox.example.evil.example', false],
    ['http://192.168.0.7:4010', false],
    ['no address', false],
  ])('say of %s whether an assessment can be shared there', (address, isSo) => {
    expect(isShareable(address, null, ['https://sandbox.example'])).toBe(isSo);
  });
});
