/** Judges a ledger as it grows, so that whoever asks for verdicts first does not wait for all of it. */
import { defaultAccountId } from '../../sandbox/keys';
import type { LedgerFollower } from '../../sandbox/runtimes/node';
import type { Store } from '../../sandbox/storage/port';
import type { KeptJudges } from './kept-judges';

/** A shorter ledger is judged in no time when somebody asks. */
const step = 1000;
/** A longer one costs memory that nobody may ever ask for. */
const longest = 25_000;

/** Milliseconds without a new entry: a load test, with its own pauses, is not to share its processor with the judge. */
const usualQuiet = 5000;

/**
 * @param judges the ones that answer; loaded when they are needed first
 * @param quiet milliseconds for which the ledger has to rest before it is judged
 */
export function keepReady(judges: () => Promise<KeptJudges>, quiet = usualQuiet): LedgerFollower {
  let store: Store | undefined;
  let reached = 0;
  let newest = 0;
  let isLooking = false;

  async function judge(): Promise<void> {
    if (!store || newest - reached < step || newest > longest) return;
    reached = newest;
    // Whoever asks hears what is wrong; here nobody does.
    await judges()
      .then((kept) => store && kept.findings(store, defaultAccountId, { run: 'newest', rehearsal: false }))
      .catch(() => undefined);
  }

  /** One look after the other while the ledger grows, instead of a new timer for each entry. */
  function lookLater(): void {
    if (isLooking) return;
    isLooking = true;
    const seen = newest;
    setTimeout(() => {
      isLooking = false;
      if (newest === seen) void judge();
      else lookLater();
    }, quiet).unref();
  }

  function grew(sequence: number): void {
    if (sequence === 0) reached = 0;
    newest = sequence;
    if (newest - reached >= step && newest <= longest) lookLater();
  }

  return {
    opened(on) {
      store = on;
      void on.transact(defaultAccountId, async ({ account }) => account.state.sequence).then(grew, () => undefined);
    },
    grew,
  };
}
