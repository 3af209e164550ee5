/** `/_sandbox/assessments`: assessments that several browsers work on. What merges them is loaded by whoever asks for one. */
import type { ControlRoute } from '../control-call';
import { type ControlPattern, routesOf } from '../control-patterns';

const calls = () => import('./calls');

const patterns: readonly ControlPattern[] = [
  { path: /^\/_sandbox\/assessments$/, method: 'GET', answer: async (call) => (await calls()).list(call) },
  { path: /^\/_sandbox\/assessments$/, method: 'POST', answer: async (call) => (await calls()).share(call) },
  {
    path: /^\/_sandbox\/assessments\/([^/]+)$/,
    method: 'DELETE',
    answer: async (call, id) => (await calls()).stopSharing(call, id),
  },
  {
    path: /^\/_sandbox\/assessments\/([^/]+)\/changes$/,
    method: 'GET',
    answer: async (call, id) => (await calls()).readChanges(call, id),
  },
  {
    path: /^\/_sandbox\/assessments\/([^/]+)\/changes$/,
    method: 'POST',
    answer: async (call, id) => (await calls()).addChange(call, id),
  },
];

/** The calls about assessments that stand at a path without a slash at its end. */
export function assessmentRoutesAt(path: string): readonly ControlRoute[] {
  return routesOf(patterns, path);
}
