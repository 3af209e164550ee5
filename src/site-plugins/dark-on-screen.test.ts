import postcss from 'postcss';
import { expect, it } from 'vitest';
import { darkOnScreen } from './dark-on-screen';

const processed = (css: string) => postcss([darkOnScreen as never]).process(css, { from: undefined }).css;
const flat = (css: string) => processed(css).replace(/\s+/g, '');

it.each([
  ["[data-theme='dark']{color:white}", "@mediascreen{[data-theme='dark']{color:white}}"],
  [
    'a,html[data-theme=dark] a{color:white}b{color:red}',
    'a{color:white}@mediascreen{html[data-theme=dark]a{color:white}}b{color:red}',
  ],
  [
    '@media (width>1px){[data-theme="dark"] a{color:white}}',
    '@media(width>1px){@mediascreen{[data-theme="dark"]a{color:white}}}',
  ],
  ["@media print{[data-theme='dark'] a{color:black}}", "@mediaprint{[data-theme='dark']a{color:black}}"],
  ["[data-theme='light'] a{color:black}", "[data-theme='light']a{color:black}"],
])('%s', (written, built) => {
  expect(flat(written)).toBe(built);
});
