/** Answers requests that Node itself refuses, before any handler sees them. */
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A whole answer, written without Node's help. */
export interface PlainAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Makes the answer for a status and a sentence on what was wrong. */
export type Explain = (status: number, message: string) => PlainAnswer;

/** Time for a client to read the answer before the connection ends, in milliseconds. */
const farewellMs = 1000;

const byCode: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are too long. Together they may have 16 KB.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The extensions of a chunk are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time. Send it in one go.'],
};
const unreadable = [
  400,
  'This is no HTTP request that can be read. Check its first line, headers and chunks.',
] as const;

function write(socket: Duplex, status: number, { headers, body }: PlainAnswer): void {
  const all = {
    ...headers,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    date: new Date().toUTCString(),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  // What the client still sends is read and dropped: closing at once would take the answer away from it.
  socket.resume();
  setTimeout(() => socket.destroy(), farewellMs).unref();
}

/** Requests on a connection that were read and not yet answered. */
function trackUnanswered(server: Server): (socket: Duplex) => [IncomingMessage, ServerResponse] | undefined {
  const unanswered = new WeakMap<Duplex, [IncomingMessage, ServerResponse]>();
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    unanswered.set(request.socket, [request, response]);
    response.once('close', () => {
      if (unanswered.get(request.socket)?.[1] === response) unanswered.delete(request.socket);
    });
  });
  return (socket) => unanswered.get(socket);
}

/** Lets no broken request, upgrade or tunnel hang, go without an answer or end the process. */
export function answerBrokenRequests(server: Server, explain: Explain): void {
  const unansweredOn = trackUnanswered(server);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || socket.writableEnded) return;
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return void socket.destroy();
    const [status, message] = byCode[error.code ?? ''] ?? unreadable;
    const [request, response] = unansweredOn(socket) ?? [];
    const answer = () => write(socket, status, explain(status, message));
    // The broken request came behind one that is whole and still being answered: answers keep the order of requests.
    if (request?.complete) response?.once('finish', answer);
    else if (response?.headersSent) socket.destroy();
    else answer();
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    const { headers, body } = explain(405, 'This server opens no tunnels.');
    write(socket, 405, { headers: { ...headers, allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS' }, body });
  });
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { headers, body } = explain(417, 'The only expectation that can be met is 100-continue.');
    const length = { 'content-length': Buffer.byteLength(body) };
    response.writeHead(417, { ...headers, ...length, connection: 'close' }).end(body);
  });
}
