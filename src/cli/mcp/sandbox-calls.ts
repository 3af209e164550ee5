import { originHeader } from '../../ledger/origins';
import { publicKey, secretKey } from '../../sandbox/keys';
import { NotThere } from './site-texts';

export interface AskedCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query: `/orders?limit=5`. */
  readonly path: string;
  readonly body?: unknown;
  readonly key: 'secret' | 'public';
}

export interface Answered {
  readonly status: number;
  /** Parsed where it is JSON; text otherwise. */
  readonly body: unknown;
}

const keys = { secret: secretKey, public: publicKey } as const;

/** The address in the sandbox, and nowhere else. */
function addressOf(path: string, sandboxUrl: string): URL {
  const base = new URL(sandboxUrl);
  const address = path.startsWith('/') && URL.canParse(sandboxUrl + path) ? new URL(sandboxUrl + path) : undefined;
  if (address?.origin !== base.origin)
    throw new NotThere(`Send a path that begins with a slash, such as /skus, not ${path}.`);
  if (address.pathname.startsWith('/_sandbox'))
    throw new NotThere(
      'The calls below /_sandbox/ are for people: they reset the sandbox, move its clock and read keys.',
    );
  return address;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A call of the sandbox that says who makes it: it counts as tried, and never as the connector's. */
export async function callSandbox({ method, path, body, key }: AskedCall, sandboxUrl: string): Promise<Answered> {
  const answer = await fetch(addressOf(path, sandboxUrl), {
    method,
    headers: {
      authorization: `Bearer ${keys[key]}`,
      [originHeader]: 'assistant',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: parsed(await answer.text()) };
}

/** What recorded calls say of an item of a checklist; undefined where the sandbox has no answer. */
export async function verdictOn(item: string, sandboxUrl: string): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${secretKey}` };
  const answer = await fetch(`${sandboxUrl}/_sandbox/verdicts`, { headers }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { items } = (await answer.json()) as { items: readonly { id: string; verdict: string; summary: string }[] };
  const found = items.find(({ id }) => id === item);
  return found && `${found.verdict}. ${found.summary}`;
}
