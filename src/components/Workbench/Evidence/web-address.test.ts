import { expect, it } from 'vitest';
import { webAddress } from './web-address';

it.each([
  ['https://tickets.example/T-1', 'https://tickets.example/T-1'],
  ['  tickets.example/T-1 ', 'https://tickets.example/T-1'],
  ['http://localhost:3000/x', 'http://localhost:3000/x'],
  ['javascript:alert(1)', null],
  ['JaVaScRiPt:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['data:text/html,<script>alert(1)</script>', null],
  ['file:///etc/passwd', null],
  ['https:', null],
  ['ticket', null],
  ['', null],
])('takes an address of the web and nothing else: %j', (text, found) => {
  expect(webAddress(text)).toBe(found);
});
