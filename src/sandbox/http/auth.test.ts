import { describe, expect, it } from 'vitest';
import { authenticate } from './auth';

const accounts = [{ accountId: 'a', secretKey: 'sk_test_1', publicKey: 'pk_test_1' }];
const call = (headers: Record<string, string>) => authenticate(new Headers(headers), accounts);

describe('authentication', () => {
  it.each([
    ['a bearer token', { authorization: 'Bearer sk_test_1' }],
    ['a bearer token in lower case', { authorization: 'bearer sk_test_1' }],
    ['basic authentication without a password', { authorization: `Basic ${btoa('sk_test_1:')}` }],
    ['the key header', { 'x-api-key': 'sk_test_1' }],
  ])('knows the secret key as %s', (_name, headers) => {
    expect(call(headers)).toEqual({ accountId: 'a', keyKind: 'secret' });
  });

  it('knows the public key', () => {
    expect(call({ authorization: 'Bearer pk_test_1' })?.keyKind).toBe('public');
  });

  it.each([
    ['no key', {}],
    ['an unknown key', { authorization: 'Bearer sk_test_2' }],
    ['a key without its scheme', { authorization: 'sk_test_1' }],
    ['text that is not Base64', { authorization: 'Basic %%%' }],
    ['an unknown key beside a known one', { authorization: 'Bearer nobody', 'x-api-key': 'sk_test_1' }],
  ])('refuses %s', (_name, headers) => {
    expect(call(headers as Record<string, string>)).toBeUndefined();
  });
});
