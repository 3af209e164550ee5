import { expect, it } from 'vitest';
import { emptyAssessment } from '../../certification/assessment/empty';
import type { Assessment } from '../../certification/assessment/types';
import { progressOf } from './progress';

const lists = [
  { title: 'First', route: '/first', items: ['a', 'b'] },
  { title: 'Second', route: '/second', items: ['c', 'd'] },
];
const now = '2026-11-26T10:00:00Z';
const answering = (...ids: string[]): Assessment => ({
  ...emptyAssessment(),
  claims: Object.fromEntries(ids.map((id) => [id, { state: 'done', changedTime: now }])),
});

it('goes on with a list that was begun, before one that was not', () => {
  expect(progressOf(answering('c'), lists)).toEqual({ answered: 1, total: 4, next: lists[1] });
});

it('begins with the first list where there is nothing yet', () => {
  expect(progressOf(emptyAssessment(), lists)).toMatchObject({ answered: 0, next: lists[0] });
});

it('names no list where all are done, and counts no item that the lists do not have', () => {
  expect(progressOf(answering('a', 'b', 'c', 'd', 'gone'), lists)).toEqual({ answered: 4, total: 4 });
});
