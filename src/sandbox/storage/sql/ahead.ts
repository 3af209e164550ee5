/**
 * Decides works from what is held while a thread of its own stores those before them. None is answered before it is stored.
 * Where something cannot be stored, all that was decided since is forgotten and done again on the file, in its order.
 */
import type { Attempts, Decided } from './attempts';
import type { Work } from './work';

/** Batches that are decided and wait. */
const mostWaiting = 16;

const isFine = () => true;
const isNotFine = () => false;

export class Ahead {
  private readonly waiting: Decided[] = [];
  private deciding: Promise<Decided | undefined> | undefined;
  private storing: Promise<void> | undefined;
  private isRecovering = false;
  /** How often something could not be stored. */
  private failures = 0;

  constructor(
    private readonly attempts: Attempts,
    private readonly doOnFile: (works: readonly Work[]) => Promise<void>,
  ) {}

  /** @returns false where they are to be done on the file, when it is free */
  async takeUp(works: readonly Work[]): Promise<boolean> {
    if (this.isRecovering) await this.storing;
    const { failures } = this;
    this.deciding = this.attempts.decide(works);
    const decided = await this.deciding;
    if (!decided || failures !== this.failures) return false;
    this.attempts.keep(decided);
    this.waiting.push(decided);
    this.storing ??= this.storeAll();
    if (this.waiting.length >= mostWaiting) await this.storing;
    return true;
  }

  /** Everything that was decided is stored, and nobody uses the file. */
  async whenFree(): Promise<void> {
    while (this.storing) await this.storing;
  }

  private async storeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const all = this.waiting.splice(0);
      const isBehind = this.attempts.isBehind;
      if (isBehind) this.attempts.takeUpLookups();
      if (await this.attempts.store(all).then(isFine, isNotFine)) {
        for (const { works } of all) for (const work of works) work.resolve(work.result);
        if (isBehind) await this.attempts.catchUpBeside();
      } else await this.recover(all);
    }
    this.storing = undefined;
  }

  private async recover(failed: readonly Decided[]): Promise<void> {
    this.failures += 1;
    this.isRecovering = true;
    // What is being decided now builds on what is gone.
    const next = await this.deciding;
    const all = [...failed, ...this.waiting.splice(0)];
    this.attempts.revoke(next ? [...all, next] : all);
    for (const { works } of all) await this.doOnFile(works);
    this.isRecovering = false;
  }
}
