/**
 * Secrets on their way out of the sandbox. A file holds none: signing tokens and credentials of webhooks stay behind, and each
 * client secret has a number in its place, so that all who name it name the same one when a new secret takes its place.
 */
import { isObject } from '../../../json';
import type { WebhookRecord } from '../../domain/account/webhooks/record';
import { newUuid } from '../ids';
import type { SavedRecord, SnapshotContent } from './content';

const isSecretName = (name: string) => name === 'clientSecret' || name === 'sourceClientSecret';
const number = /^(.*_)\{secret (\d+)\}$/s;

type Change = (secret: string) => string;

/** Callers may call something of their own a secret: that is theirs. */
function withSecrets(value: unknown, change: Change): unknown {
  if (Array.isArray(value)) return value.map((one) => withSecrets(one, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (name === 'metadata') return [name, one];
      return [name, isSecretName(name) && typeof one === 'string' ? change(one) : withSecrets(one, change)];
    }),
  );
}

/** `<id>_<secret>`, as all client secrets are. */
function numbering(): Change {
  const numbers = new Map<string, number>();
  return (secret) => {
    const end = secret.lastIndexOf('_') + 1;
    if (end === 0) return secret;
    const known = numbers.get(secret) ?? numbers.size + 1;
    numbers.set(secret, known);
    return `${secret.slice(0, end)}{secret ${known}}`;
  };
}

function drawing(): Change {
  const drawn = new Map<string, string>();
  return (secret) => {
    const [, beginning, which] = number.exec(secret) ?? [];
    if (beginning === undefined || which === undefined) return secret;
    const known = drawn.get(which) ?? newUuid();
    drawn.set(which, known);
    return beginning + known;
  };
}

const inRecords = (content: SnapshotContent, take: (record: SavedRecord) => SavedRecord): SnapshotContent => ({
  ...content,
  records: content.records.map(take),
});

function withoutOwnSecrets(record: SavedRecord): SavedRecord {
  if (record.kind === 'webhook') {
    const { tokens: _, password: __, clientSecret: ___, ...hidden } = record.hidden;
    return { ...record, hidden } as SavedRecord;
  }
  if (record.kind !== 'order') return record;
  const { returnsPortal: _, ...hidden } = record.hidden;
  return { ...record, hidden } as SavedRecord;
}

export function withoutSecrets(content: SnapshotContent): SnapshotContent {
  const change = numbering();
  return inRecords(content, (record) => withSecrets(withoutOwnSecrets(record), change) as SavedRecord);
}

/** A webhook of a file might lead anywhere: nothing is sent to it before somebody enables it here. */
function asleep(record: SavedRecord & WebhookRecord): SavedRecord {
  return { ...record, document: { ...record.document, enabled: false } };
}

/** With secrets of its own, as it comes into a sandbox. */
export function withFreshSecrets(content: SnapshotContent): SnapshotContent {
  const change = drawing();
  return inRecords(content, (record) => {
    const fresh = withSecrets(record, change) as SavedRecord;
    return fresh.kind === 'webhook' ? asleep(withoutOwnSecrets(fresh) as SavedRecord & WebhookRecord) : fresh;
  });
}
