import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactBody, redactCardData, redacted, redactHeaders, redactPath, redactText } from './redact';

const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
const secret = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const key = `sk_test_${'0'.repeat(32)}`;

const codeNames = [
  'cvv',
  'CVV2',
  'cvc',
  'cvc2',
  'cvn',
  'cid',
  'csc',
  'cav2',
  'securityCode',
  'security_code',
  'Security Code',
  'cardSecurityCode',
  'card_verification_value',
  'cardVerificationCode',
  'verificationValue',
  'verification_value',
  'cvvNumber',
  'cv2',
  'cvNumber',
  'cv_code',
  'cvv_code',
  'credit_card_cvv',
  'cardCode',
];

describe('a security code is found', () => {
  it.each(codeNames)('in the field %s: text, number, list, object', (name) => {
    for (const value of ['836', 836, '8361', ['836', '837'], [836]])
      expect(redactBody({ a: { [name]: value } })).toEqual({ a: { [name]: redacted } });
  });

  it.each(codeNames.filter((name) => !/Number|_code$|cardCode/.test(name)))('behind the name %s in a text', (name) => {
    const writings = [
      `${name}=836`,
      `a=1&${name}=836&b=2`,
      `card[${name}]=836`,
      `${name}[]=836`,
      `"${name}":"836"`,
      `{"${name}": 836`,
      `{\\"${name}\\":\\"836\\"}`,
      `"${name}":["836","837"]`,
      `<${name}>836</${name}>`,
      `${name}: 836`,
      `${name} is 836.`,
      `${name} 836`,
      `${encodeURIComponent(name)}%3D836`,
      `${encodeURIComponent(encodeURIComponent(`"${name}":"836"`))}`,
      `${name} ８３６`,
    ];
    for (const text of writings) {
      expect(redactText(text), text).not.toMatch(/83[67]|８/);
      expect(redactText(text), text).toContain(redacted);
      expect(redactPath('/a', `?x=${encodeURIComponent(text)}`)).not.toMatch(/83[67]/);
    }
  });

  it.each(codeNames)('in the value of an object that is named %s', (name) => {
    for (const label of ['name', 'key', 'field', 'label', 'attribute'])
      expect(redactBody([{ [label]: name, value: '836' }])).toEqual([{ [label]: name, value: redacted }]);
    expect(redactBody({ name: 'colour', value: '836' })).toEqual({ name: 'colour', value: '836' });
  });

  it('behind a card and its expiry date', () => {
    for (const text of [
      '4444222233331111 12/30 836',
      '4444-2222-3333-1111, 07/2030, 836',
      '4444222233331111|7|2030|836',
    ])
      expect(redactText(text)).not.toContain('836');
  });
});

describe('a key, token or password is found', () => {
  const texts: readonly (readonly [text: string, hidden: string])[] = [
    [key, '0000'],
    [key.replace('sk', 'pk'), '0000'],
    ['sk_live_wrong', 'wrong'],
    ['pk_hc_1234', '1234'],
    ['sk_0f8fad5bd9cb469fa16570867728950e', '0f8fad5b'],
    [`sk_${uuid}`, uuid],
    ['whsec_C2FVsBQIhrscChlQIMV4b8oJo2eWmkfa', 'C2FVsBQ'],
    ['Bearer abcdef123456', 'abcdef123456'],
    ['Authorization: Bearer AbCdEfGhIjKlMnOpQrStUv', 'AbCdEf'],
    [`Basic ${btoa('shop:password')}`, btoa('shop:password').slice(0, 12)],
    [`${uuid}_${secret}`, secret],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmN', 'dozjgNryP4J3jVmN'],
    ['password=hunter2', 'hunter2'],
    ['api_key: abc123', 'abc123'],
    ['apiKey=abc123', 'abc123'],
    ['"clientSecret":"abc123"', 'abc123'],
    ["{'token': 'abc123'}", 'abc123'],
    ['<password>hunter2</password>', 'hunter2'],
    ['access_token=abc123&a=b', 'abc123'],
    ['auth[token]=abc123', 'abc123'],
  ];

  it.each(texts)('%s', (text, hidden) => {
    for (const written of [text, `My shop/1.0 (${text})`, `note ${text}.`]) {
      expect(redactText(written)).not.toContain(hidden);
      expect(redactText(written)).toContain(redacted);
      expect(redactBody({ note: written })).not.toEqual({ note: written });
      expect(redactHeaders([['user-agent', written]])['user-agent']).not.toContain(hidden);
      expect(redactPath('/x', `?q=${encodeURIComponent(written)}`)).not.toContain(hidden);
      expect(redactPath(`/${encodeURIComponent(encodeURIComponent(written))}`, '')).toContain(redacted);
    }
  });

  it.each([
    'clientSecret',
    'client_secret',
    'password',
    'Passwd',
    'accessToken',
    'api-key',
    'X-API-KEY',
    'webhookSecret',
  ])('in the field %s', (name) => {
    for (const value of ['abc', 7, ['abc'], { inner: 'abc' }])
      expect(redactBody({ metadata: { [name]: value } })).toEqual({ metadata: { [name]: redacted } });
    expect(redactBody({ [name]: null })).toEqual({ [name]: null });
  });

  it.each(['secret', 'key', 'apiKey', 'token', 'clientSecret', 'access_token', 'password'])(
    'in the parameter %s of a query',
    (name) => {
      expect(redactPath('/payments/sources/s', `?a=1&${name}=${secret}`)).toBe(
        `/payments/sources/s?a=1&${name}=${redacted}`,
      );
    },
  );

  it('in any key that a caller makes up', () => {
    const anyKey = fc
      .tuple(fc.constantFrom('sk_test_', 'pk_test_', 'sk_live_', 'pk_hc_'), fc.stringMatching(/^[A-Za-z0-9]{4,40}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyKey, fc.constantFrom('', ' ', '/', '?a=', '"', '('), (made, before) => {
        expect(redactText(`${before}${made}`)).not.toContain(made);
        expect(redactPath(`/skus/${made}`, `?a=${made}`)).not.toContain(made);
        expect(JSON.stringify(redactBody({ [made]: made, list: [made] }))).not.toContain(made);
      }),
    );
  });

  it('but an address keeps its own parameters where it has to work', () => {
    const address = 'https://shop.example.com/return?token=abc123&order=7';
    expect(redactText(address, { keeps: 'named-secrets' })).toBe(address);
    expect(redactText(address)).toBe(`https://shop.example.com/return?token=${redacted}&order=7`);
    expect(redactText(`${address}&card=4444222233331111`, { keeps: 'named-secrets' })).toBe(
      `${address}&card=${redacted}`,
    );
  });

  it('but an object of the API keeps what callers need, without card data', () => {
    const source = {
      id: uuid,
      clientSecret: `${uuid}_${secret}`,
      redirect: { returnUrl: 'https://a.example/?token=abc' },
    };
    expect(redactCardData(source)).toBe(source);
    expect(redactCardData({ ...source, metadata: { note: '4444 2222 3333 1111', cvv: '836' } })).toEqual({
      ...source,
      metadata: { note: redacted, cvv: redacted },
    });
  });
});
