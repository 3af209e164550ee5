// Writes src/generated from the catalog, the reference tables, the contract and the engine's state tables; documents to take away too.

interface Step {
  name: string;
  /** Imported when its turn comes: the engine's tables read reference modules that an earlier generator writes. */
  run: () => Promise<void>;
}

const steps: Step[] = [
  { name: 'the list of rules', run: async () => (await import('./steps/rules.mjs')).writeRules() },
  { name: 'reference', run: async () => (await import('./generate/reference')).generateReference() },
  { name: 'contract', run: async () => (await import('./generate/contract')).generateContract() },
  { name: 'API pages', run: async () => (await import('./generate/api-pages')).generateApiPages() },
  { name: 'catalog', run: async () => (await import('./generate/catalog')).generateCatalog() },
  { name: 'what a team answers for', run: async () => (await import('./generate/subjects')).generateSubjects() },
  { name: 'the home page', run: async () => (await import('./generate/home')).generateHome() },
  { name: 'what calls decide', run: async () => (await import('./generate/judging')).generateJudging() },
  { name: 'state machines', run: async () => (await import('./generate/state-machines')).generateStateMachines() },
  { name: 'downloads', run: async () => (await import('./generate/downloads')).generateDownloads() },
  { name: 'Arazzo workflows', run: async () => (await import('./generate/arazzo')).generateArazzo() },
  {
    name: 'the schema of profiles',
    run: async () => (await import('./generate/profile-schema')).generateProfileSchema(),
  },
  {
    name: 'the schema of readiness reports',
    run: async () => (await import('./generate/report-schema')).generateReportSchema(),
  },
  { name: 'the Postman collection', run: async () => (await import('./generate/postman')).generatePostman() },
];

/** What to tell of a failure: a content error is a list that a writer works through, anything else is a bug with its trace. */
function failure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'ContentError' ? error.message : (error.stack ?? error.message);
}

/** A failure is told and counted, and the next generator still runs: a person sees all that is wrong at once. */
async function runs({ name, run }: Step): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    console.error(`Generating ${name} failed.\n${failure(error)}`);
    return false;
  }
}

let sound = true;
for (const step of steps) sound = (await runs(step)) && sound;
if (!sound) process.exitCode = 1;

/** Marks this file as a module, so that it may await. */
export {};
