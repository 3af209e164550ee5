import { expect, it } from 'vitest';
import { unkeptAddresses } from './rules';

const rest = ['', '/', '/hooks/a%2fb?to=[x]#y', '?a=b'];
const callable = [
  'shop.example',
  '127.0.0.1',
  'localhost:8080',
  '[::1]:3000',
  'bücher.example',
  'my_shop.example:65535',
];
const uncallable = [
  '127.0.0.1%2f:1',
  'shop.example:1:2',
  'shop.example:65536',
  'a|b',
  '[::1',
  '::1',
  'shop:port',
  ':80',
  'a<b>',
];

it.each(callable)('takes a webhook to %s', (host) => {
  for (const end of rest) {
    expect(URL.canParse(`https://${host}${end}`)).toBe(true);
    expect(unkeptAddresses({ address: `https://${host}${end}` })).toEqual([]);
  }
});

it.each(uncallable)('refuses a webhook to %s, which no program could call', (host) => {
  for (const end of rest) {
    expect(URL.canParse(`http://${host}${end}`)).toBe(false);
    expect(unkeptAddresses({ address: `http://${host}${end}` })).toMatchObject([{ parameter: 'address' }]);
  }
});
