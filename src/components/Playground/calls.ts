import type { CallAnswer, CallRequest } from '../../sandbox-client';

/** The newest call of a form, from the moment it left. */
export type SentCall =
  | { state: 'sending'; request: CallRequest }
  | { state: 'answered'; request: CallRequest; answer: CallAnswer }
  | { state: 'failed'; request: CallRequest; problem: string };
