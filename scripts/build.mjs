// npm run build: the static site in build/, for any static host; the sandbox runs in the page.
// SITE_URL and SITE_BASE_URL say where it will stand (default http://localhost:3000 and /).
import { ensureDependencies, ensureGenerated, ensureSite, requireNode } from './steps/prepare.mjs';
import { say } from './steps/say.mjs';
import { bringBack, workWhereNamesAreRead } from './steps/workplace.mjs';

requireNode();
const { checkSiteAddress } = await import('./steps/options.mjs');
checkSiteAddress();
await workWhereNamesAreRead('build.mjs');
await ensureDependencies();
await ensureGenerated();
const built = await ensureSite();
bringBack('build');
say(built ? 'The site is in build/.' : 'build/ is up to date.');
