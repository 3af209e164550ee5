import { at } from '../../../src/guides/paths';
import { fill, fillPath } from '../../../src/guides/template';
import type { Json, Values } from '../../../src/guides/types';
import { createSandbox, type Sandbox } from '../../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../../src/sandbox/keys';
import { openMemoryStore } from '../../../src/sandbox/storage/memory';
import type { PlannedCall } from './call';

const baseUrl = 'http://localhost:4010';
const keys = { secret: secretKey, public: publicKey, none: null };

/** A sandbox with its sample objects, and the variables of a run: tells whether a request succeeds at its place in the collection. */
export class World {
  private constructor(
    private readonly sandbox: Sandbox,
    public variables: Values,
  ) {}

  static fresh(variables: Values): World {
    const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
    const sandbox = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
    return new World(sandbox, { ...variables });
  }

  /** Sends requests in order, until one is not answered as it should be. Variables are then as they were before. */
  async runs(calls: readonly PlannedCall[]): Promise<boolean> {
    const before = this.variables;
    for (const call of calls) {
      if (await this.run(call)) continue;
      this.variables = before;
      return false;
    }
    return true;
  }

  private async run(call: PlannedCall): Promise<boolean> {
    this.variables = { ...this.variables, ...call.before };
    const response = await this.sandbox.fetch(this.requestOf(call));
    if (!call.expects.status.includes(response.status)) return false;
    const answer = parsed(await response.text());
    const captured = Object.entries(call.captures).map(([name, path]) => [name, at(answer, path)] as const);
    if (captured.some(([, value]) => value === undefined)) return false;
    this.variables = { ...this.variables, ...(Object.fromEntries(captured) as Values), ...call.after };
    return true;
  }

  private requestOf({ method, path, params, query, headers, body, key }: PlannedCall): Request {
    const placed = path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '');
    const sent = query.filter(({ isOff }) => !isOff).map(({ name, value }) => `${name}=${value}`);
    const asked = sent.length === 0 ? placed : `${placed}?${sent.join('&')}`;
    const text = (value: Json) => JSON.stringify(fill(value, this.variables));
    const secret = keys[key];
    return new Request(`${baseUrl}${fillPath(asked, this.variables)}`, {
      method,
      headers: {
        ...(secret && { authorization: `Bearer ${secret}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...Object.fromEntries(
          headers.filter(({ isOff }) => !isOff).map(({ name, value }) => [name, String(fill(value, this.variables))]),
        ),
      },
      ...(body !== undefined && { body: text(body) }),
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
