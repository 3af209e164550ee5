import { changedAttributes } from '../../kernel/changes';
import { accept, type Context, refuse } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { full } from '../../kernel/growth';
import { invalid, notFound } from '../../kernel/problems';
import { resource } from '../../kernel/resource';
import { toSeconds } from '../../kernel/time';
import type { FileRecord } from '../files/record';
import { isPast, newLink, showing, showingChanged, withItsEnd } from './new-link';
import type { FileLinkRecord } from './record';
import { fileLinkMachine } from './transitions';

/** The link with another end. One that has expired works again; that it does is inferred. */
function until(link: FileLinkRecord, expiresTime: string, context: Context): FileLinkRecord {
  const document = { ...link.document, expiresTime: toSeconds(expiresTime), expired: isPast(expiresTime, context) };
  return { ...link, document };
}

const both = (link: FileLinkRecord, file: FileRecord | null) => (file ? [showingChanged(file, link.document)] : []);

export const fileLink = resource('file_link', {
  name: 'File link',
  path: '/file-links',
  create: async ({ body, read, context }) => {
    const file = await read.find('file', body.fileId);
    if (!file) return notFound('File', body.fileId, 'fileId');
    if (isPast(body.expiresTime, context)) return refuse(invalid('expiresTime', 'expiresTime must be in the future.'));
    const refused = full(file.document.links ?? [], 'links', 'fileId', context);
    if (refused) return refused;
    const { link, effects } = newLink(file, body.expiresTime, context);
    return accept(link.document, effects);
  },
  update: async ({ record, body, read, context }) => {
    const link = until(record, body.expiresTime, context);
    const file = await read.find('file', record.document.fileId);
    const previous = changedAttributes(record.document, link.document);
    return accept(link.document, {
      writes: [...withItsEnd(link, context), ...both(link, file)],
      events: [eventOf('fileLink.updated', link, previous)],
    });
  },
  remove: async ({ record, read }) => {
    const file = await read.find('file', record.document.fileId);
    const rest = (file?.document.links ?? []).filter(({ id }) => id !== record.id);
    return accept(null, {
      writes: file ? [showing(file, rest)] : [],
      deletes: [{ kind: 'file_link', id: record.id }],
      events: [eventOf('fileLink.deleted', record)],
    });
  },
  due: {
    /** Nobody is told when time alone ends a link; that is inferred. */
    'file-link-expires': async ({ linkId }, { read, context }) => {
      const link = await read.find('file_link', linkId);
      if (!link || link.document.expired || !isPast(link.document.expiresTime, context)) return accept(null);
      const ended = { ...link, document: { ...link.document, expired: true } };
      return accept(null, { writes: [ended, ...both(ended, await read.find('file', link.document.fileId))] });
    },
  },
  machines: [fileLinkMachine],
});
