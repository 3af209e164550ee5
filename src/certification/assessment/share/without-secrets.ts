import { redacted, redactRecordedPath, redactText } from '../../../ledger/redact';
import type { Place } from '../differences/settle';
import type { Assessment } from '../types';
import { withoutPersonalData } from './personal-data';
import { mapTexts } from './texts';

/** Something that does not leave this browser. */
export interface LeftOut {
  place: Place;
  /** `secret`: keys, tokens, passwords, card data. `personal`: email addresses and telephone numbers. */
  what: 'secret' | 'personal';
}

/** `user:password@` in front of a host. */
const userInAddress = /(?<=^[a-z][a-z\d+.-]*:\/\/)[^/?#@]*@/i;

/** A text without keys, tokens, passwords and card data. @param kind an address has parameters that may hold one */
export function withoutKeys(text: string, kind: 'text' | 'address'): string {
  if (kind === 'text') return redactText(text);
  // A fragment may carry parameters as a query does.
  const [address = '', ...fragment] = text.replace(userInAddress, `${redacted}@`).split('#');
  const rest = fragment.length > 0 ? `#${redactRecordedPath(`?${fragment.join('#')}`).slice(1)}` : '';
  return redactText(redactRecordedPath(address) + rest);
}

/** An assessment to give away: without what the ledger would not record either, and without how to reach people. */
export function withoutSecrets(assessment: Assessment): { assessment: Assessment; leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const safe = mapTexts(assessment, (text, place, kind) => {
    const keyless = withoutKeys(text, kind);
    const bare = withoutPersonalData(keyless);
    if (keyless !== text) leftOut.push({ place, what: 'secret' });
    if (bare !== keyless) leftOut.push({ place, what: 'personal' });
    return bare;
  });
  return { assessment: safe, leftOut };
}
