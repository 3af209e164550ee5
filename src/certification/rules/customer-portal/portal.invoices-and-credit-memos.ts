import { documents, linksTo } from '../../stories/document';
import { mendedBy, placeOfRefusal } from '../../stories/mended';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import type { Told } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const hasLink = judged<Told>('has a file link', (document) => {
  const link = linksTo(document).find(({ isAccepted }) => isAccepted);
  if (link) return holds(link.sequence);
  return breaks({ sequence: document.call.sequence, pointer: '', expected: 'a file link', seen: undefined });
});

const linkIsMended = judged<Told>('has a link that is made in the end', (document) => {
  const refused = linksTo(document).findLast(({ isAccepted, wasJudged }) => !isAccepted && wasJudged);
  if (!refused) return beside;
  const later = mendedBy(refused, document.story);
  if (later) return holds(later.sequence);
  return breaks({
    ...placeOfRefusal(refused, 'fileId'),
    expected: 'a file link that is made, or a corrected one after it',
  });
});

/** A browser says who it is; a key on a server comes without that. */
const isKeptFromBrowsers = judged<Told>('is never loaded by a browser with a secret key', ({ story }) => {
  const load = story
    .calls('retrieveFiles', 'downloadFiles')
    .find(
      ({ isInEarnest, entry }) =>
        isInEarnest && entry.keyKind === 'secret' && /^Mozilla\//.test(entry.requestHeaders['user-agent'] ?? ''),
    );
  if (!load) return beside;
  return breaks({
    sequence: load.sequence,
    pointer: '/requestHeaders/user-agent',
    expected: 'a file link, which needs no key',
    seen: load.entry.requestHeaders['user-agent'],
    message: 'A browser loaded the file with a secret key.',
  });
});

export const invoicesAndCreditMemos = rule({
  item: 'portal.invoices-and-credit-memos',
  part: true,
  over: documents(),
  each: all(linkIsMended, isKeptFromBrowsers),
  exists: hasLink,
  words: {
    standard: 'Customers get their invoices and credit memos at an address that needs no key.',
    mend: 'Send POST /file-links with the fileId of the document and an expiresTime to come, and show its url.',
    none: 'No invoice or credit memo came up.',
  },
});
