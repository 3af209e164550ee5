import { applyUpdate, Doc, encodeStateAsUpdate, equalSnapshots, type Map as SharedMap, snapshot } from 'yjs';
import {
  type Assessment,
  type Claim,
  type ClaimState,
  emptyAssessment,
  mergeAssessments,
  readWaiver,
  type Waiver,
} from './assessment';
import { replacedPart } from './replaced-part';

/** What a person writes about an item. */
export type Words = 'note' | 'reason';

/** `cleared`: removed with all other answers of its list, so that an imported answer counts again. */
type KeptState = ClaimState | 'cleared';

/**
 * A person's answers with the changes that made them. Several tabs change one assessment at a time, each knowing only
 * what reached it. Their histories merge in any order and any number of times to the same answers: per item the last
 * choice, and of the texts every letter that nobody removed.
 */
export class AssessmentHistory {
  private readonly doc = new Doc();
  private readonly states: SharedMap<KeptState> = this.doc.getMap('states');
  /** Each as JSON; empty where one was taken back. Releases that know no waivers carry them on unread. */
  private readonly waivers: SharedMap<string> = this.doc.getMap('waivers');
  /** When each item was changed last. Kept apart: in the history each letter would bring a time of its own. */
  private readonly times = new Map<string, string>();

  /**
   * Answers saved without a history get one. Two tabs that begin with the same answers begin with the same history:
   * otherwise their first merge would hold each text twice.
   */
  static of(assessment: Assessment): AssessmentHistory {
    const history = new AssessmentHistory();
    const origin = new AssessmentHistory();
    origin.doc.clientID = fingerprint(JSON.stringify(assessment));
    origin.adopt(assessment);
    history.merge(origin);
    return history;
  }

  /** Saved answers with the history beside them. @returns null where the text holds no history. */
  static decode(text: string, assessment: Assessment): AssessmentHistory | null {
    const history = new AssessmentHistory();
    try {
      const update = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      applyUpdate(history.doc, update);
    } catch {
      return null;
    }
    for (const [id, { changedTime }] of Object.entries(assessment.claims)) history.touch(id, changedTime);
    history.adopt(assessment);
    return history;
  }

  isEmpty(): boolean {
    return this.times.size === 0;
  }

  encode(): string {
    return btoa(Array.from(encodeStateAsUpdate(this.doc), (byte) => String.fromCharCode(byte)).join(''));
  }

  /** Takes over every change that the other one holds. */
  merge(other: AssessmentHistory): void {
    applyUpdate(this.doc, encodeStateAsUpdate(other.doc));
    for (const [id, time] of other.times) this.touch(id, time);
  }

  /** True when both hold the same changes. */
  equals(other: AssessmentHistory): boolean {
    return equalSnapshots(snapshot(this.doc), snapshot(other.doc));
  }

  /** @param time ISO 8601, UTC. */
  choose(itemId: string, state: ClaimState, time: string): void {
    this.states.set(itemId, state);
    this.touch(itemId, time);
  }

  /** Changes only the part of the text that differs, so that what another tab writes elsewhere in it stays. */
  write(itemId: string, words: Words, text: string, time: string): void {
    const shared = this.doc.getText(nameOf(itemId, words));
    const part = replacedPart(shared.toString(), text);
    if (!part) return;
    this.doc.transact(() => {
      shared.delete(part.at, part.removed);
      shared.insert(part.at, part.inserted);
    });
    this.touch(itemId, time);
  }

  /** @param waiver null takes it back */
  waive(itemId: string, waiver: Waiver | null, time: string): void {
    this.waivers.set(itemId, waiver ? JSON.stringify(waiver) : '');
    this.touch(itemId, time);
  }

  clear(itemId: string, time: string): void {
    this.doc.transact(() => {
      this.states.set(itemId, 'cleared');
      this.waivers.delete(itemId);
      for (const words of ['note', 'reason'] as const) this.write(itemId, words, '', time);
    });
    this.touch(itemId, time);
  }

  /** Takes over answers that came without a history, such as a file's. Where both answer, the newer one stays. */
  adopt(incoming: Assessment): void {
    const before = this.assessment().claims;
    const { claims } = mergeAssessments(this.assessment(), incoming);
    this.doc.transact(() => {
      for (const [id, claim] of Object.entries(claims)) {
        if (Object.hasOwn(before, id) && JSON.stringify(before[id]) === JSON.stringify(claim)) continue;
        this.choose(id, claim.state, claim.changedTime);
        this.write(id, 'note', claim.note ?? '', claim.changedTime);
        if (claim.reason) this.write(id, 'reason', claim.reason, claim.changedTime);
        if (claim.waiver || this.waivers.get(id)) this.waive(id, claim.waiver ?? null, claim.changedTime);
      }
    });
  }

  /** What was written about an item; a reason also while the item is not called "not applicable". */
  words(itemId: string, words: Words): string {
    return this.doc.getText(nameOf(itemId, words)).toString();
  }

  assessment(): Assessment {
    const claims = [...this.times.keys()].sort().flatMap((id): [string, Claim][] => {
      const claim = this.claim(id);
      return claim ? [[id, claim]] : [];
    });
    const savedTime = [...this.times.values()].sort().at(-1) ?? null;
    return { ...emptyAssessment(), savedTime, claims: Object.fromEntries(claims) };
  }

  private waiver(id: string): Waiver | null {
    const text = this.waivers.get(id);
    try {
      return text ? readWaiver(JSON.parse(text)) : null;
    } catch {
      return null;
    }
  }

  private touch(id: string, time: string): void {
    if (time > (this.times.get(id) ?? '')) this.times.set(id, time);
  }

  private claim(id: string): Claim | null {
    const kept = this.states.get(id) ?? 'open';
    const [note, reason] = [this.words(id, 'note'), this.words(id, 'reason')];
    const waiver = this.waiver(id);
    if (kept === 'cleared' && note === '' && !waiver) return null;
    const isExplained = kept === 'not-applicable' && reason.trim() !== '';
    const state = kept === 'cleared' || (kept === 'not-applicable' && !isExplained) ? 'open' : kept;
    return {
      state,
      ...(isExplained ? { reason } : {}),
      ...(note ? { note } : {}),
      ...(waiver ? { waiver } : {}),
      changedTime: this.times.get(id) ?? '',
    };
  }
}

function nameOf(itemId: string, words: Words): string {
  return `${words} ${itemId}`;
}

/** 32 bits of FNV-1a. */
function fingerprint(text: string): number {
  return [...new TextEncoder().encode(text)].reduce(
    (hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0,
    0x811c9dc5,
  );
}
