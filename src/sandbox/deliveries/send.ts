/** Sends a letter: signs it, adds what the webhook wants to be greeted with, and says what came of it. */
import { redactText } from '../../ledger/redact';
import { together } from '../domain/account/webhooks/credentials';
import type { Came, Letter } from '../engine/outbox/entry';
import type { Outgoing, Sender, Sent } from './sender';
import { signatureFor, signatureHeader } from './signature';

/** Published: an endpoint has so long to answer. */
export const answerWithinMs = 3000;

/** Characters of an answer that are kept: enough for a message that says what was wrong. */
const keptAnswer = 500;

const encoder = new TextEncoder();

export interface Sending {
  readonly send: Sender;
  readonly signal: AbortSignal;
}

type Webhook = ReturnType<typeof together>;

function basic({ authentication }: Webhook): Record<string, string> {
  const name = authentication?.username ?? authentication?.userName;
  if (name === undefined && authentication?.password === undefined) return {};
  const bytes = encoder.encode(`${name ?? ''}:${authentication?.password ?? ''}`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

/** What an endpoint for tokens is asked with (RFC 6749, section 4.3): a password where there is one, else the client alone. */
function tokenRequest({ oauth }: Webhook): Outgoing {
  const { tokenEndPoint = '', clientID = '', clientSecret = '', userName, password } = oauth ?? {};
  const hasPassword = userName !== undefined || password !== undefined;
  const form = new URLSearchParams({
    grant_type: hasPassword ? 'password' : 'client_credentials',
    client_id: clientID,
    client_secret: clientSecret,
    ...(hasPassword && { username: userName ?? '', password: password ?? '' }),
  });
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
  return { url: tokenEndPoint, headers, body: encoder.encode(form.toString()), isForToken: true };
}

function tokenIn(sent: Sent): string | undefined {
  if (!('status' in sent) || sent.status !== 200) return undefined;
  try {
    const { access_token: token } = JSON.parse(sent.text) as { access_token?: unknown };
    return typeof token === 'string' && token !== '' ? token : undefined;
  } catch {
    return undefined;
  }
}

/** Headers that let the delivery in, or why there are none. */
async function credentialsFor(webhook: Webhook, { send, signal }: Sending): Promise<Record<string, string> | Sent> {
  if (webhook.transportType !== 'OAUTH') return basic(webhook);
  const sent = await send(tokenRequest(webhook), { withinMs: answerWithinMs, signal });
  const token = tokenIn(sent);
  if (token !== undefined) return { Authorization: `Bearer ${token}` };
  const why = 'status' in sent ? `answered ${sent.status} without an access token` : sent.reason;
  const inside = sent.inside && { inside: true as const };
  return { failure: 'unreachable', reason: `No token from the token endpoint: ${why}`, ...inside };
}

/** @param durationMs until it was given up, where there was no answer */
function cameOf(sent: Sent, durationMs: number): Came | 'unsent' {
  const inside = sent.inside && { inside: true as const };
  if ('failure' in sent) {
    const { failure, reason } = sent;
    return failure === 'unsent' ? failure : { outcome: failure, reason, durationMs, ...inside };
  }
  const { status, text, afterMs } = sent;
  const outcome = status >= 200 && status < 300 ? 'acknowledged' : 'refused';
  const answer = redactText(text.trim()).slice(0, keptAnswer);
  return { outcome, status, durationMs: afterMs, ...(answer !== '' && { answer }), ...inside };
}

type Headers = Readonly<Record<string, string>>;

/** Credentials as the log shows them: that there were some. */
function shownOf(credentials: Headers): Headers {
  return Object.fromEntries(
    Object.entries(credentials).map(([name, value]) => [name, `${value.split(' ')[0]} [redacted]`]),
  );
}

/** What is sent instead of what is right, for a check of the handler. */
export interface Bent {
  readonly body?: Uint8Array;
  /** The header's value; null for none. */
  readonly signature?: string | null;
}

/**
 * @param bent makes the letter wrong, where somebody asked for that
 * @returns `unsent` where it did not go out, and is to be sent later
 */
export async function sendLetter(letter: Letter, sending: Sending, bent: Bent = {}): Promise<Came | 'unsent'> {
  const startedAt = performance.now();
  const webhook = together(letter.webhook);
  const { body = encoder.encode(letter.body) } = bent;
  const signature = bent.signature === undefined ? await signatureFor(letter.tokens, body, Date.now()) : bent.signature;
  const credentials = await credentialsFor(webhook, sending);
  if ('failure' in credentials) return cameOf(credentials as Sent, performance.now() - startedAt);
  const own = { 'Content-Type': 'application/json', ...(signature !== null && { [signatureHeader]: signature }) };
  const headers = { ...own, ...(credentials as Record<string, string>) };
  const sentAt = performance.now();
  const sent = await sending.send(
    { url: webhook.address, headers, body },
    { withinMs: answerWithinMs, signal: sending.signal },
  );
  const came = cameOf(sent, performance.now() - sentAt);
  return came === 'unsent' ? came : { ...came, headers: { ...own, ...shownOf(credentials as Headers) } };
}
