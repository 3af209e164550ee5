import { Agent, request } from 'node:http';

export interface Answered {
  readonly status: number;
  readonly ms: number;
  readonly body: unknown;
}

/** Calls with one key over connections that stay open. */
export class Client {
  readonly agent: Agent;

  constructor(
    private readonly port: number,
    private readonly key: string,
    connections: number,
    agent?: Agent,
  ) {
    this.agent = agent ?? new Agent({ keepAlive: true, maxSockets: connections });
  }

  send(method: string, path: string, body?: object): Promise<Answered> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${this.key}`,
      'content-length': Buffer.byteLength(text),
      ...(text !== '' && { 'content-type': 'application/json' }),
    };
    const startedAt = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.port, method, path, headers, agent: this.agent },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.once('error', reject);
          response.once('end', () => {
            const answer = Buffer.concat(parts).toString('utf8');
            const isJson = response.headers['content-type']?.startsWith('application/json') && answer !== '';
            const ms = performance.now() - startedAt;
            resolve({ status: response.statusCode ?? 0, ms, body: isJson ? JSON.parse(answer) : answer });
          });
        },
      );
      sent.once('error', reject);
      sent.end(text);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
