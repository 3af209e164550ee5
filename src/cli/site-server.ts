/** Serves the built site on this computer. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import mime from 'mime-types';
import send from 'send';
import { answerBrokenRequests } from '../server/broken';
import { createHome } from '../server/home';
import { hostnameOf, isLoopback } from '../server/hosts';
import { addressesFor, listen, urlOf } from '../server/listen';
import { createMcpListener } from './mcp/listener';
import { encodedName, encodingFor, packedPage } from './site-encodings';
import { fileFor, isFileOf } from './site-files';
import { pageFor } from './site-page';

export interface SiteServer {
  url: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Holds the built site. It may be missing or built anew while it is served. */
  folder: string;
  /** 0 picks a free one. */
  port: number;
  /** Where the sandbox runs that pages may call. */
  sandboxUrl: string;
  /** The address to listen on; both loopback addresses of this machine, and no other, when absent. */
  host?: string | undefined;
  /** Further names of this computer, and origins of web pages, from which assistants may call. */
  allowedHosts?: readonly string[];
  allowedOrigins?: readonly string[];
  /** The path below which the site was built, with a slash at both ends; `/` when absent. */
  baseUrl?: string;
}

const everyAnswer = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function plainAnswer(_status: number, message: string) {
  return { headers: { ...everyAnswer, 'content-type': 'text/plain; charset=utf-8' }, body: `${message}\n` };
}

function answerPlainly(response: ServerResponse, status: number, message: string, more: object = {}): void {
  if (response.headersSent) return void response.destroy();
  const { headers, body } = plainAnswer(status, message);
  response.writeHead(status, { ...headers, ...more, 'content-length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Pages opened through another name of this computer reach the sandbox by the same name. */
function sandboxFor(request: IncomingMessage, sandboxUrl: string): string {
  const hostname = hostnameOf(request.headers.host ?? '') ?? 'localhost';
  if (isLoopback(hostname) || !/^[\w.-]+$|^\[[\da-f:]+\]$/.test(hostname)) return sandboxUrl;
  return `http://${hostname}:${new URL(sandboxUrl).port}`;
}

/** @returns false when there is no such page */
async function answerPage(
  response: ServerResponse,
  file: string,
  status: number,
  sandboxUrl: string,
): Promise<boolean> {
  const html = await readFile(file, 'utf8').catch(() => undefined);
  if (html === undefined) return false;
  const { body, headers } = pageFor(html, sandboxFor(response.req, sandboxUrl));
  const known = (response.req.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  const isKnown = status === 200 && (known.includes(headers.etag ?? '') || known.includes('*'));
  const encoding = encodingFor(response.req);
  const sent = encoding === undefined || isKnown ? body : await packedPage(body, encoding);
  response.writeHead(isKnown ? 304 : status, {
    ...everyAnswer,
    ...headers,
    vary: 'accept-encoding',
    ...(!isKnown && { 'content-length': sent.length, ...(encoding && { 'content-encoding': encoding }) }),
  });
  response.end(isKnown || response.req.method === 'HEAD' ? undefined : sent);
  return true;
}

async function answerNothingFound(response: ServerResponse, { folder, sandboxUrl }: SiteOptions): Promise<void> {
  if (await answerPage(response, path.join(folder, '404.html'), 404, sandboxUrl)) return;
  if (await fileFor(folder, '/')) answerPlainly(response, 404, 'There is no such page.');
  else
    answerPlainly(
      response,
      503,
      'The site is not built, or is being built. Run "npm run build" and load this page again.',
    );
}

interface Packed {
  /** The file that is sent instead. */
  readonly file: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A file as this client can read it in the fewest bytes. */
async function packed(request: IncomingMessage, folder: string, file: string): Promise<Packed> {
  const encoding = encodingFor(request);
  const inFewerBytes = encoding && encodedName(file, encoding);
  if (encoding === undefined || inFewerBytes === undefined || !(await isFileOf(folder, inFewerBytes)))
    return { file, headers: {} };
  const type = mime.contentType(path.extname(file)) || 'application/octet-stream';
  return { file: inFewerBytes, headers: { 'content-type': type, 'content-encoding': encoding } };
}

/** Everything but pages. `send` answers ranges and conditions, and closes its file when the client goes away. */
async function answerFile(response: ServerResponse, file: string, options: SiteOptions): Promise<void> {
  // File names under assets/ change with their contents.
  const caching = file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  const sent = await packed(response.req, options.folder, file);
  const target = sent.file.split('/').map(encodeURIComponent).join('/');
  send(response.req, `/${target}`, { root: path.resolve(options.folder), index: false, cacheControl: false })
    .on('headers', () => {
      const headers = { ...everyAnswer, ...sent.headers, vary: 'accept-encoding', 'cache-control': caching };
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    })
    .on('error', (error: Error & { status?: number; headers?: object }) => {
      if (error.status === 404) void answerNothingFound(response, options);
      else answerPlainly(response, error.status ?? 500, `The file cannot be sent: ${error.message}.`, error.headers);
    })
    .pipe(response);
}

/** The target as the built folder has it; undefined above the path below which the site was built. */
function withinSite(target: string, baseUrl: string): string | undefined {
  return target.startsWith(baseUrl) ? target.slice(baseUrl.length - 1) : undefined;
}

async function answer(request: IncomingMessage, response: ServerResponse, options: SiteOptions): Promise<void> {
  const { folder, sandboxUrl, baseUrl = '/' } = options;
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return answerPlainly(response, 405, 'Pages and files can be read, not written. Use GET.', { allow: 'GET, HEAD' });
  const { url = '/' } = request;
  const target = url.startsWith('/') ? withinSite(url, baseUrl) : url;
  if (target === undefined && url === '/')
    return answerPlainly(response, 302, `The site stands at ${baseUrl}.`, { location: baseUrl });
  const file = target === undefined ? undefined : await fileFor(folder, target);
  if (file?.endsWith('.html') && (await answerPage(response, path.join(folder, file), 200, sandboxUrl))) return;
  if (!file || file.endsWith('.html')) await answerNothingFound(response, options);
  else await answerFile(response, file, options);
}

/** Serves a built site from a folder. Rejects with the port's `EADDRINUSE` error when it is taken. */
export async function serveSite(options: SiteOptions): Promise<SiteServer> {
  const { folder, sandboxUrl, baseUrl = '/' } = options;
  const answerAssistant = createMcpListener({ folder, sandboxUrl, baseUrl }, createHome(options));
  const create = () => {
    const server = createServer((request, response) => {
      const answered =
        request.url === `${baseUrl}mcp` ? answerAssistant(request, response) : answer(request, response, options);
      answered.catch((error: Error) => {
        console.error(`${request.url} could not be served: ${error.message}`);
        answerPlainly(response, 500, 'This page could not be served. The terminal says why.');
      });
    });
    answerBrokenRequests(server, plainAnswer);
    return server;
  };
  const { port, close } = await listen(create, options.port, addressesFor(options.host));
  return { url: `${urlOf(options.host, port)}${(options.baseUrl ?? '/').slice(0, -1)}`, close };
}
