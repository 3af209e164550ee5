import fc from 'fast-check';

/** Property tests draw the same values in every run, so that a run says what the run before said. Another seed draws others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20211213) });
