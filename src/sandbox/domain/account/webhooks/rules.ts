/** What a webhook must satisfy. That its codes are the general ones is inferred: no source names others. */
import type { Webhook } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import type { DomainError } from '../../kernel/decision';
import { invalid, missing } from '../../kernel/problems';
import type { Reference } from '../../kernel/reference';
import { cut } from './credentials';

/** The fields of a request; `null` clears one. */
export type WebhookFields = { readonly [Name in keyof Webhook]?: Webhook[Name] | null };

const instead = 'Send credentials as authentication or oauth.';

function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/?#]+\S*$/i.test(address);
}

/** A name or an address with a port at most, as programs that call it read it: `http://127.0.0.1%2f:1/` names nothing. */
function namesHost(address: string): boolean {
  const found = /^https?:\/\/(?:\[[\da-f:.]+\]|[^\s/?#@:%\\[\]<>^|]+)(?::(\d{0,5}))?(?:[\\/?#]|$)/i.exec(address);
  return found !== null && Number(found[1] ?? 0) < 65_536;
}

/**
 * What makes an address of a request unfit to be kept: whoever reads a webhook reads it, so what is secret was cut on its way
 * in, and deliveries would go elsewhere. Addresses that were kept before stay as they are.
 */
export function unkeptAddresses({ address, oauth }: WebhookFields): DomainError[] {
  const sent = [
    ['address', address],
    ['oauth.tokenEndPoint', oauth?.tokenEndPoint],
  ] as const;
  return sent.flatMap(([parameter, text]) => {
    if (!text) return [];
    if (text.includes(cut))
      return [
        invalid(
          parameter,
          `${parameter} holds what looks like a key, a password or card data, and the sandbox keeps none there. ${instead}`,
        ),
      ];
    if (/^\w+:\/*[^/?#]*@/.test(text)) return [invalid(parameter, `${parameter} names a user. ${instead}`)];
    if (!isWebAddress(text) || namesHost(text)) return [];
    return [
      invalid(parameter, `${parameter} names no host that can be called, such as shop.example or 127.0.0.1:8080.`),
    ];
  });
}

/** Whether events can have the type; a star at its end stands for all that begin so. */
export function isKnownType(type: string, known: readonly string[]): boolean {
  if (!type.endsWith('*')) return known.includes(type);
  const start = type.slice(0, -1);
  return !start.includes('*') && known.some((one) => one.startsWith(start));
}

/** Credentials go with their transport only. */
function checkTransport({ transportType, authentication, oauth }: Partial<Webhook>): DomainError[] {
  if (transportType === 'OAUTH') {
    const stray = authentication
      ? [invalid('authentication', 'Send authentication only with transportType HTTP.')]
      : [];
    return oauth ? stray : [missing('oauth', 'transportType OAUTH needs oauth.'), ...stray];
  }
  return oauth ? [invalid('oauth', 'Send oauth only with transportType OAUTH.')] : [];
}

export function checkWebhook(webhook: Partial<Webhook>, { eventTypes, apiVersions }: Reference): DomainError[] {
  const { address, types = [], apiVersion = 'default' } = webhook;
  const unknown = types.flatMap((type, index) =>
    isKnownType(type, eventTypes) ? [] : [invalid(`types[${index}]`, `There is no event type '${type}'.`)],
  );
  return [
    ...(types.length === 0 ? [missing('types')] : unknown),
    ...(address ? [] : [missing('address')]),
    ...(address && !isWebAddress(address) ? [invalid('address', 'An address begins with https:// or http://.')] : []),
    ...(['default', 'latest', ...apiVersions].includes(apiVersion)
      ? []
      : [invalid('apiVersion', `'${apiVersion}' is no version. Those are: ${apiVersions.join(', ')}.`)]),
    ...checkTransport(webhook),
  ];
}

/** Written out, each type once. */
export function withDefaults(fields: WebhookFields): Partial<Webhook> {
  const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Partial<Webhook>;
  const { enabled = true, apiVersion = 'default', transportType = 'HTTP', types } = sent;
  return withoutUndefined({ ...sent, enabled, apiVersion, transportType, types: types && [...new Set(types)] });
}

/** The fields sent in place of those there are. A change of transport drops the credentials of the other one. */
export function changed(before: Webhook, sent: WebhookFields): Partial<Webhook> {
  const dropped = sent.transportType === 'OAUTH' ? { authentication: null } : { oauth: null };
  return withDefaults({ ...before, ...(sent.transportType ? dropped : {}), ...sent });
}
