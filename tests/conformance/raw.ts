/** Bytes on a connection, for requests that no client would send. */
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const patienceMs = 120_000;

function parse(text: string): RawAnswer | undefined {
  const [, status, lines, body] = /^HTTP\/1\.1 (\d{3})[^\r]*\r\n([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
  if (status === undefined) return undefined;
  const headers = (lines ?? '').split('\r\n').map((line) => {
    const [name = '', ...value] = line.split(':');
    return [name.toLowerCase(), value.join(':').trim()];
  });
  return { status: Number(status), headers: Object.fromEntries(headers), body: body ?? '' };
}

const isWhole = ({ headers, body }: RawAnswer) =>
  headers['content-length'] !== undefined && Buffer.byteLength(body) >= Number(headers['content-length']);

/**
 * Sends bytes as they are and reads one answer.
 * @returns undefined where the server ends the connection without an answer
 * @throws when nothing comes within two minutes
 */
export function exchangeBytes(port: number, bytes: string, host = '127.0.0.1'): Promise<RawAnswer | undefined> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect({ port, host }, () => socket.write(bytes, 'latin1'));
    const end = (answer: RawAnswer | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patienceMs, () => {
      socket.destroy();
      reject(new Error(`No answer within ${patienceMs} ms; received: ${received}`));
    });
    socket.on('data', (data) => {
      received += data.toString('utf8');
      const answer = parse(received);
      if (answer && isWhole(answer)) end(answer);
    });
    socket.on('error', () => end(parse(received)));
    socket.on('close', () => end(parse(received)));
  });
}
