import path from 'node:path';
import type { Plugin } from '@docusaurus/types';
import { build } from 'esbuild';
import { workerFile } from '../offline/kept';

/** Writes the worker that keeps opened pages, in one file at the root of the site: it may not look above its own address. */
export function offlineWorkerPlugin(): Plugin {
  return {
    name: 'offline-worker',
    async postBuild({ outDir }) {
      await build({
        entryPoints: [path.resolve('src/offline/worker.ts')],
        outfile: path.join(outDir, workerFile),
        bundle: true,
        minify: true,
        format: 'iife',
        target: ['chrome111', 'firefox114', 'safari16.4'],
        define: { 'process.env.NODE_ENV': '"production"' },
        logLevel: 'error',
      });
    },
  };
}
