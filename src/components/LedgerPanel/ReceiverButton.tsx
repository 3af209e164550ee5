import { type ReactNode, useId, useState } from 'react';
import type { SandboxClient } from '../../sandbox-client';
import DialogButton from '../ui/DialogButton';

const address = 'https://receiver.test/';

/** What the receiver can be told to do, in words, and as the sandbox's call takes it. */
const behaviors: readonly (readonly [words: string, answers: readonly object[]])[] = [
  ['200: it takes each event', [{ answer: 200 }]],
  ['500: it fails', [{ answer: 500 }]],
  ['503 twice, then 200', [{ answer: 503 }, { answer: 503 }, { answer: 200 }]],
  ['302: it redirects, which counts as a failure', [{ answer: 302 }]],
  ['200 after 3.5 seconds: too late', [{ answer: 200, afterMs: 3500 }]],
  ['no answer at all', [{ answer: 'hang' }]],
  ['the connection is cut', [{ answer: 'cut' }]],
];

interface Webhook {
  readonly address: string;
  readonly enabled: boolean;
}

/** Makes a webhook to the receiver, where there is none, and tells the receiver what to answer. */
async function setUp(client: SandboxClient, answers: readonly object[]): Promise<string> {
  await client.ask('POST', '/_sandbox/webhooks/receiver', { answers });
  const { body } = await client.call({ method: 'GET', path: '/webhooks' });
  const isThere = (body as readonly Webhook[]).some((one) => one.enabled && one.address.startsWith(address));
  if (isThere) return 'From now on it answers so.';
  const made = await client.call({ method: 'POST', path: '/webhooks', body: { address, types: ['*'] } });
  if (made.status !== 201) throw new Error(`A webhook was refused with ${made.status}.`);
  return 'A webhook for all events goes to it now.';
}

/** Deliveries without an endpoint: the receiver of the sandbox gets every event, and answers as the reader chooses. */
export default function ReceiverButton({ client }: { client: SandboxClient }): ReactNode {
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const [said, setSaid] = useState('');

  async function apply(): Promise<boolean> {
    setSaid('');
    setSaid(await setUp(client, behaviors[chosen]?.[1] ?? []));
    return false;
  }

  return (
    <DialogButton
      label="Receive events…"
      title="Let events be delivered"
      closing="Close"
      doing="Set the receiver"
      act={apply}
      onClose={() => setSaid('')}
    >
      <p>
        The sandbox has a receiver of its own, <code>{address}</code>. Choose what it answers, make something happen,
        and watch the deliveries and retries in this ledger.
      </p>
      <p>
        <label htmlFor={id}>It answers</label>{' '}
        <select id={id} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
          {behaviors.map(([words], index) => (
            <option key={words} value={index}>
              {words}
            </option>
          ))}
        </select>
      </p>
      <p role="status">{said}</p>
    </DialogButton>
  );
}
