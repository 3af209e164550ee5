/** An endpoint of a connector, over real HTTP: it answers as it is told, and keeps what it got. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Event } from '../../src/generated/contract/types';

export interface Got {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly raw: Buffer;
  readonly event: Event;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type Behaviour = (response: ServerResponse, got: Got) => void;

export const answers =
  (status: number, body = '', headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    void response.writeHead(status, headers).end(body);

export const hangs: Behaviour = () => undefined;
export const cuts: Behaviour = (response) => void response.destroy();
export const after =
  (ms: number, then: Behaviour): Behaviour =>
  (response, got) =>
    void setTimeout(() => then(response, got), ms);

const readAll = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

export class Receiver {
  readonly got: Got[] = [];
  behaviour: Behaviour = answers(200);
  private readonly server = createServer((request, response) => void this.take(request, response));

  async listen(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path = '/hooks'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  types(): string[] {
    return this.got.map(({ event }) => event.type);
  }

  /** Of what the events are about, as they arrived. */
  objectIds(): string[] {
    return this.got.map(({ event }) => (event.data as { object: { id: string } }).object.id);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const raw = await readAll(request);
    const { url: path = '', headers } = request;
    const text = raw.toString('utf8');
    const event = (text.startsWith('{') ? JSON.parse(text) : {}) as Event;
    const got: Got = { path, headers, raw, event, at };
    this.got.push(got);
    this.behaviour(response, got);
  }
}
