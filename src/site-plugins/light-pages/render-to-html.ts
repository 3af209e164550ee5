import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

/**
 * Docusaurus' own writes a page each time React says that all of it is ready. React 19.2 says so twice where one part that
 * may come later stands in another and the last work on the page is to let go of a placeholder; the build then fails. And React
 * puts long parts at the end of a page, for a script to move them to their place: here they stand where they belong.
 */
export function renderToHtml(app: ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    let isWritten = false;
    const { pipe } = renderToPipeableStream(app, {
      onError: reject,
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onAllReady() {
        if (isWritten) return;
        isWritten = true;
        // React still finishes the part that it speaks of.
        queueMicrotask(() => text(pipe(new PassThrough())).then(resolve, reject));
      },
    });
  });
}
