/** Where what a report states differs from what follows. */
import { isObject } from '../../../json';
import { canonical } from '../canonical';
import { commitmentTo } from '../hidable';
import { isRedacted } from '../redacted';

export interface Difference {
  /** RFC 6901; empty for the whole. */
  readonly pointer: string;
  /** Undefined for nothing. */
  readonly stated: unknown;
  readonly follows: unknown;
}

/** @param salt of what calls held; undefined where the ledger is not the one: then nobody can tell what was taken out */
export function differences(
  stated: unknown,
  follows: unknown,
  pointer: string,
  salt: string | undefined,
): Difference[] {
  if (isRedacted(stated) && !isRedacted(follows) && follows !== undefined) {
    const isSame = salt === undefined || commitmentTo(follows, pointer, salt).redacted === stated.redacted;
    return isSame ? [] : [{ pointer, stated, follows }];
  }
  if (Array.isArray(stated) && Array.isArray(follows) && stated.length === follows.length)
    return stated.flatMap((one, index) => differences(one, follows[index], `${pointer}/${index}`, salt));
  if (isObject(stated) && isObject(follows)) {
    const names = [...new Set([...Object.keys(stated), ...Object.keys(follows)])];
    const own = (of: Readonly<Record<string, unknown>>, name: string) =>
      Object.hasOwn(of, name) ? of[name] : undefined;
    return names.flatMap((name) =>
      differences(own(stated, name), own(follows, name), `${pointer}/${escaped(name)}`, salt),
    );
  }
  return isSame(stated, follows) ? [] : [{ pointer, stated, follows }];
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonical(one) === canonical(other);
}
