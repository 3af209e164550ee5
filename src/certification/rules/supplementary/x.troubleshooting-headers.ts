import type { Call } from '../../ledger-index/call';
import { all } from '../../vocabulary/logic';
import { calls } from '../../vocabulary/over';
import { header } from '../../vocabulary/reading';
import { rule } from '../../vocabulary/rule';

export const troubleshootingHeaders = rule({
  item: 'x.troubleshooting-headers',
  over: calls('call').where('has a secret key', ({ entry }) => entry.keyKind === 'secret'),
  each: all<Call>(
    header('upstream-id').isPresent(),
    header('upstream-application-id').matches(/^[^/\s]+\/[^/\s]+$/, 'a name and a version, such as acme-shop/2.3'),
    header('upstream-session-id').isPresent(),
    header('forwarded').isPresent(),
  ),
  words: {
    standard: 'Every call says which order, application and session it belongs to, and whose it is.',
    mend: 'Send upstream-id, upstream-application-id (name/version), upstream-session-id and forwarded with each call.',
    none: 'No call with a secret key was made.',
  },
});
