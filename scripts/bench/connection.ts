/** A caller that costs next to nothing itself: requests as bytes on one kept connection, answers found by their length. */
import { connect, type Socket } from 'node:net';

const headEnd = '\r\n\r\n';
const lastChunk = Buffer.from('0\r\n\r\n');

export interface Answer {
  readonly status: number;
  readonly text: () => string;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly key: string;
  readonly body?: unknown;
}

/** A body in chunks, as one text. */
function joined(chunked: string): string {
  let rest = chunked;
  let text = '';
  for (;;) {
    const end = rest.indexOf('\r\n');
    const size = Number.parseInt(rest, 16);
    if (end < 0 || !(size > 0)) return text;
    text += rest.slice(end + 2, end + 2 + size);
    rest = rest.slice(end + 2 + size + 2);
  }
}

/** The answer that these bytes are, or undefined while some are missing. */
function answerOf(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const from = end + headEnd.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (length) {
    if (bytes.length < from + Number(length[1])) return undefined;
    return { status, text: () => bytes.toString('utf8', from) };
  }
  if (status === 204) return { status, text: () => '' };
  if (!bytes.subarray(-lastChunk.length).equals(lastChunk)) return undefined;
  return { status, text: () => joined(bytes.toString('utf8', from)) };
}

/** The bytes of a request. */
export function bytesOf({ method, path, key, body }: Call, port: number): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    `Authorization: Bearer ${key}`,
    ...(text ? ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`] : []),
  ];
  return Buffer.from(`${lines.join('\r\n')}${headEnd}${text}`);
}

/** One connection, one request at a time. */
export class Connection {
  private bytes: Buffer = Buffer.alloc(0);
  private taken: ((answer: Answer) => void) | undefined;
  private failed: (error: Error) => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (data) => {
      this.bytes = this.bytes.length === 0 ? data : Buffer.concat([this.bytes, data]);
      const answer = answerOf(this.bytes);
      if (!answer) return;
      this.bytes = Buffer.alloc(0);
      this.taken?.(answer);
    });
    socket.on('error', (error) => this.failed(error));
    socket.on('close', () => this.failed(new Error('The server closed the connection.')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.taken = resolve;
      this.failed = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.failed = () => undefined;
    this.socket.destroy();
  }
}
