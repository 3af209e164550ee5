/** A new link to a file, and the list of links that a file shows. */
import type { FileLink } from '../../../../generated/contract/types';
import type { Context, Effects } from '../../kernel/decision';
import { later } from '../../kernel/due';
import { eventOf } from '../../kernel/events';
import { type AnyRecord, NOTHING_HIDDEN } from '../../kernel/records';
import { momentOf, toSeconds } from '../../kernel/time';
import type { FileRecord } from '../files/record';
import type { FileLinkRecord } from './record';

declare module '../../kernel/due' {
  interface DueSteps {
    'file-link-expires': { readonly linkId: string };
  }
}

/** Whether a moment is over, or just now. */
export function isPast(time: string, { now }: Context): boolean {
  return momentOf(time) <= momentOf(now);
}

/** The link as its file shows it. */
const within = ({ fileId: _, ...link }: FileLink): FileLink => link;

/** The file with these links; one without any has no list. */
export function showing(file: FileRecord, links: readonly FileLink[]): FileRecord {
  const { links: _, ...document } = file.document;
  return { ...file, document: { ...document, ...(links.length > 0 && { links: links.map(within) }) } };
}

/** The file with this link in place of what it showed of it. */
export function showingChanged(file: FileRecord, link: FileLink): FileRecord {
  return showing(
    file,
    (file.document.links ?? []).map((one) => (one.id === link.id ? link : one)),
  );
}

/** What is written for a link that works until then: its end comes by itself. */
export function withItsEnd(link: FileLinkRecord, context: Context): AnyRecord[] {
  if (link.document.expired) return [link];
  const seconds = (momentOf(link.document.expiresTime) - momentOf(context.now)) / 1000;
  return [link, later('file-link-expires', { linkId: link.id }, context, seconds)];
}

interface NewLink {
  readonly link: FileLinkRecord;
  readonly shown: FileRecord;
  readonly effects: Effects;
}

/** @param until a moment in the future */
export function newLink(file: FileRecord, until: string, context: Context): NewLink {
  const id = context.newId('file_link');
  const document: FileLink = {
    id,
    createdTime: toSeconds(context.now),
    expired: false,
    expiresTime: toSeconds(until),
    fileId: file.id,
    url: context.fileLinkUrl?.(id) ?? `https://sandbox.invalid/links/${id}`,
    liveMode: context.liveMode,
  };
  const link: FileLinkRecord = { kind: 'file_link', id, document, hidden: NOTHING_HIDDEN };
  const shown = showing(file, [...(file.document.links ?? []), document]);
  const effects = {
    writes: [...withItsEnd(link, context), shown],
    deletes: [],
    events: [eventOf('fileLink.created', link)],
  };
  return { link, shown, effects };
}
