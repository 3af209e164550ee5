import { type stepWords, wordsOfStep } from '../../ledger/step-words';
import type { DueStepName } from '../domain/kernel/due';

/** Every step has its words: one that lacks them is told by the compiler. */
export const wordsOf: (step: DueStepName) => string = (step) => wordsOfStep(step satisfies keyof typeof stepWords);
