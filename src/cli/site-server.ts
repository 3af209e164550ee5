import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

async function fileFor(folder: string, urlPath: string): Promise<string | undefined> {
  const wanted = path.join(folder, path.normalize(decodeURIComponent(urlPath)));
  if (!wanted.startsWith(folder)) return undefined;
  const candidates = [wanted, `${wanted}.html`, path.join(wanted, 'index.html')];
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile()) return candidate;
  }
  return undefined;
}

/** Pages learn from this tag that a sandbox server runs beside them, so that they need not probe for one. */
function announce(html: string, sandboxUrl: string): string {
  return html.replace('<head>', `<head><meta name="local-sandbox" content="${sandboxUrl}">`);
}

async function answer(response: ServerResponse, file: string, status: number, sandboxUrl: string): Promise<void> {
  const extension = path.extname(file);
  const hashed = /\/assets\//.test(file);
  response.writeHead(status, {
    'content-type': types[extension] ?? 'application/octet-stream',
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (extension === '.html') response.end(announce(await readFile(file, 'utf8'), sandboxUrl));
  else createReadStream(file).pipe(response);
}

export interface SiteServer {
  url: string;
  close(): Promise<void>;
}

/** Serves a built site from a folder. Rejects with the port's `EADDRINUSE` error when it is taken. */
export function serveSite(options: { folder: string; port: number; sandboxUrl: string }): Promise<SiteServer> {
  const folder = path.resolve(options.folder);
  const server = createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url ?? '/', 'http://site');
      const file = await fileFor(folder, pathname);
      await answer(response, file ?? path.join(folder, '404.html'), file ? 200 : 404, options.sandboxUrl);
    } catch {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('This address cannot be read.');
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : options.port;
      resolve({
        url: `http://localhost:${port}`,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}
