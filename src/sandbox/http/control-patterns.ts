/** Control calls by the shapes of their paths, for paths that name an object. */
import { tryDecode } from 'hono/utils/url';
import type { Reply } from '../engine/reply';
import type { ControlCall, ControlRoute } from './control-call';

export interface ControlPattern {
  /** What stands in its brackets is an id. */
  readonly path: RegExp;
  readonly method: ControlRoute['method'];
  /** @param id empty where the path names none */
  readonly answer: (call: ControlCall, id: string) => Promise<Reply>;
}

/** What stands at a path without a slash at its end. */
export function routesOf(patterns: readonly ControlPattern[], path: string): readonly ControlRoute[] {
  return patterns.flatMap(({ path: pattern, method, answer }) => {
    const found = pattern.exec(path);
    if (!found) return [];
    const id = tryDecode(found[1] ?? '', decodeURIComponent);
    return [{ method, answer: (call) => answer(call, id) }];
  });
}
