/** What a check of a handler sends, in this order, and what a good handler makes of each. */
import type { HandlerCheckPart } from '../../../ledger/types';
import { newUuid } from '../../engine/ids';
import type { Letter } from '../../engine/outbox/entry';
import type { Bent } from '../send';
import { signatureFor } from '../signature';

export interface Part {
  readonly name: HandlerCheckPart;
  /**
   * `refusal`: an answer outside of 2xx, or at least nothing that follows. `acceptance`: 2xx in time. `nothing`: whatever the
   * answer, nothing follows that has been done before.
   */
  readonly expects: 'refusal' | 'acceptance' | 'nothing';
  /** The checklist item that the part is about, where there is one. */
  readonly item?: string;
  /** Whether it is the event itself, or a copy under an id that the handler cannot have seen. */
  readonly isItself?: boolean;
  readonly type?: string;
  /** What is wrong with it. Without it nothing is. */
  readonly bend?: (letter: Letter, body: Uint8Array, now: number, begun: number) => Promise<Bent> | Bent;
}

const encoder = new TextEncoder();
const dayMs = 24 * 60 * 60 * 1000;

const signedAt =
  (offset: number): Part['bend'] =>
  async ({ tokens }, body, now) => ({ body, signature: await signatureFor(tokens, body, now + offset) });

/** With the time at which the check began: sent twice, it is the very same request. */
const asBefore: Part['bend'] = async ({ tokens }, body, _, begun) => ({
  body,
  signature: await signatureFor(tokens, body, begun),
});

const signatureItem = { expects: 'refusal', item: 'x.webhook-signature' } as const;

export const parts: readonly Part[] = [
  { ...signatureItem, name: 'unsigned', bend: (_, body) => ({ body, signature: null }) },
  {
    ...signatureItem,
    name: 'wrongly-signed',
    bend: async (_, body, now) => ({ body, signature: await signatureFor([`whsec_${newUuid()}`], body, now) }),
  },
  {
    ...signatureItem,
    name: 'altered',
    bend: async ({ tokens }, body, now) => ({
      signature: await signatureFor(tokens, body, now),
      body: encoder.encode(`${new TextDecoder().decode(body).replace(/\}$/, '')},"altered":true}`),
    }),
  },
  { ...signatureItem, name: 'old', bend: signedAt(-dayMs) },
  { ...signatureItem, name: 'future', bend: signedAt(dayMs) },
  { name: 'unknown-type', expects: 'acceptance', type: 'sandbox.unknown' },
  { name: 'signed', expects: 'acceptance', item: 'x.webhook-fast-ack', isItself: true, bend: asBefore },
  { name: 'duplicate', expects: 'acceptance', item: 'x.webhook-idempotent', isItself: true },
  { name: 'replayed', expects: 'nothing', item: 'x.webhook-idempotent', isItself: true, bend: asBefore },
];
