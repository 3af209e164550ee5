import { expect, it } from 'vitest';
import { aboutInWords } from './words';

it('a name that would turn the sentence around does not, and one from right to left stays', () => {
  const about = { name: 'Release\u202e 2', team: 'فريق\u2066', environment: 'test' as const };
  expect(aboutInWords(about)).toBe('“Release\uFFFD 2” in test mode, team فريق\uFFFD');
});
