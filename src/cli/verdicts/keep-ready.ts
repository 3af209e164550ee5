/** Judges a ledger as it grows, so that whoever asks for verdicts first does not wait for all of it. */
import { defaultAccountId } from '../../sandbox/keys';
import type { LedgerFollower } from '../../sandbox/runtimes/node';
import type { Store } from '../../sandbox/storage/port';
import type { KeptJudges } from './kept-judges';

/** A shorter ledger is judged in no time when somebody asks. */
const step = 1000;
/** A longer one costs memory that nobody may ever ask for. */
const longest = 25_000;

/** @param judges the ones that answer; loaded when they are needed first */
export function keepReady(judges: () => Promise<KeptJudges>): LedgerFollower {
  let store: Store | undefined;
  let reached = 0;

  async function judge(sequence: number): Promise<void> {
    if (!store || sequence - reached < step || sequence > longest) return;
    reached = sequence;
    // Whoever asks hears what is wrong; here nobody does.
    await judges()
      .then((kept) => store && kept.findings(store, defaultAccountId, { run: 'newest', rehearsal: false }))
      .catch(() => undefined);
  }

  return {
    opened(on) {
      store = on;
      void on.transact(defaultAccountId, async ({ account }) => account.state.sequence).then(judge, () => undefined);
    },
    grew(sequence) {
      if (sequence === 0) reached = 0;
      void judge(sequence);
    },
  };
}
