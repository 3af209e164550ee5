import { describe, expect, it } from 'vitest';
import { type BrowserStorage, guardStorage } from '../../browser/storage';
import { placeOf } from '../LedgerPanel/anchors';
import { keepDock, readDock, usual } from './kept';

function storageWith(text?: string): BrowserStorage {
  const texts = new Map<string, string>();
  if (text !== undefined) texts.set('connector-standards:ledger-dock', text);
  return guardStorage(() => ({
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
    key: () => null,
    length: texts.size,
  }));
}

describe('what is kept of the dock', () => {
  it('is read as it was kept', () => {
    const storage = storageWith();
    keepDock({ isOpen: true, share: 55 }, storage);
    expect(readDock(storage)).toEqual({ isOpen: true, share: 55 });
  });

  it.each(['', '{', '7', '"open"', 'null', '[]'])('is as usual where it says something else: %s', (text) => {
    expect(readDock(storageWith(text))).toEqual(usual);
  });

  it.each([
    ['{"isOpen":1,"share":"60"}', { isOpen: false, share: usual.share }],
    ['{"isOpen":true,"share":4000}', { isOpen: true, share: 80 }],
  ])('keeps what is right of %s', (text, expected) => {
    expect(readDock(storageWith(text))).toEqual(expected);
  });

  it('is as usual where the browser keeps nothing', () => {
    const blocked = guardStorage(() => {
      throw new Error('blocked');
    });
    keepDock({ isOpen: true, share: 55 }, blocked);
    expect(readDock(blocked)).toEqual(usual);
  });
});

it.each([
  ['ledger', { sequence: null }],
  ['entry-12', { sequence: 12 }],
  ['entry-', null],
  ['entry-1x', null],
  ['/Orders/createOrders', null],
])('#%s names %o', (anchor, place) => {
  expect(placeOf(anchor)).toEqual(place);
});
