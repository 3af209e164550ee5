// npm run typecheck: the types of every part, each with the libraries that it may use.
import { spawnSync } from 'node:child_process';
import { root } from './steps/say.mjs';
import { programOf, typedProjects } from './steps/tools.mjs';

const failed = typedProjects.filter(
  ({ project }) =>
    spawnSync(process.execPath, [programOf('tsc'), '-p', project], { cwd: root, stdio: 'inherit' }).status,
);
process.exitCode = failed.length > 0 ? 1 : 0;
