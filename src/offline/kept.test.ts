import { describe, expect, it } from 'vitest';
import { isOfThisSite, kindOf, pageKey } from './kept';

describe('what is kept to read without a connection', () => {
  it.each([
    ['/x/', 'page'],
    ['/x/docs', 'page'],
    ['/x/docs/certification/process', 'page'],
    ['/x/docs/certification/process/', 'page'],
    ['/x/docs/overview.md', 'page'],
    ['/x/assets/js/main.1a2b.js', 'asset'],
    ['/x/search/names.json', 'file'],
    ['/x/openapi.json', 'file'],
    ['/x/mcp', null],
    ['/x/offline-worker.js', null],
    ['/x/downloads/checklists.csv', null],
    ['/x/orders', null],
    ['/orders', null],
    ['/docs/overview', null],
  ])('%s is %s', (path, kind) => {
    expect(kindOf(path, '/x/')).toBe(kind);
  });

  it('is a page of this site, as the build or its source writes it', () => {
    expect(isOfThisSite('<meta name=application-name content="Connector Standards">')).toBe(true);
    expect(isOfThisSite('<meta name="application-name" content="Connector Standards">')).toBe(true);
    expect(isOfThisSite('<title>Connector Standards</title>')).toBe(false);
  });

  it('is one page, whatever its query says', () => {
    for (const address of ['/docs/a', '/docs/a/', '/docs/a?country=DE#row', '/docs/a/index.html'])
      expect(pageKey(`http://s.example${address}`)).toBe('http://s.example/docs/a');
    expect(pageKey('http://s.example/')).toBe('http://s.example/');
  });
});
