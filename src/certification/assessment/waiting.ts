/** Holds back what arrives while nothing may change under a person's hands. */
export class Waiting {
  private holds = 0;
  private acts: (() => void)[] = [];

  /** Now, or once nobody holds it back. */
  act(act: () => void): void {
    if (this.holds > 0) this.acts.push(act);
    else act();
  }

  /** Returns a way to end it, which may be called more than once. */
  readonly hold = (): (() => void) => {
    let isHeld = true;
    this.holds += 1;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.holds -= 1;
      if (this.holds === 0) for (const act of this.acts.splice(0)) act();
    };
  };
}
