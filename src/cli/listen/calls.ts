/** The sandbox's own calls that listening needs. */
import type { RelayedAnswer, RelayedRequest } from '../../sandbox/domain/account/deliveries/listener';
import { control, type SandboxAddress } from '../sources/sandbox';
import type { ListenOptions } from './options';

export interface Begun {
  readonly id: string;
  readonly webhookId: string;
  readonly isTemporary: boolean;
  readonly types: readonly string[];
  readonly enabled: boolean;
  readonly tokens: readonly { readonly token: string }[];
}

export interface Fetched extends RelayedRequest {
  readonly id: string;
}

const pathOf = ({ webhookId }: Begun) => `/_sandbox/webhooks/${encodeURIComponent(webhookId)}/listener`;

export async function begin({ sandbox, forwardTo, types, webhookId, token }: ListenOptions): Promise<Begun> {
  const wanted = webhookId === undefined ? { address: forwardTo, types } : { webhookId };
  return (await control(sandbox, 'POST', '/_sandbox/webhooks/listeners', {
    ...wanted,
    ...(token !== undefined && { token }),
  })) as Begun;
}

/** Waits until there is something, or for some seconds. */
export async function fetchNext(
  sandbox: SandboxAddress,
  begun: Begun,
  have: readonly string[],
  signal: AbortSignal,
): Promise<readonly Fetched[]> {
  const asked = { listenerId: begun.id, have };
  const { data } = (await control(sandbox, 'POST', `${pathOf(begun)}/next`, asked, signal)) as { data: Fetched[] };
  return data;
}

export async function tell(sandbox: SandboxAddress, begun: Begun, id: string, answer: RelayedAnswer): Promise<void> {
  await control(sandbox, 'POST', `${pathOf(begun)}/answers`, { listenerId: begun.id, id, ...answer });
}

export async function end(sandbox: SandboxAddress, begun: Begun): Promise<void> {
  await control(sandbox, 'DELETE', `${pathOf(begun)}?listenerId=${encodeURIComponent(begun.id)}`);
}
