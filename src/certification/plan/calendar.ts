/** The plan's due dates as a calendar file: RFC 5545. */
import ical, { ICalEventTransparency } from 'ical-generator';
import { isSettled, listOf, ownerOf, type PlanRow } from './row';

export interface CalendarOf {
  /** Id of the assessment. */
  readonly assessment: string;
  readonly name: string;
  /** Where the site stands, without a slash at its end. */
  readonly site: string;
}

const MS_A_MINUTE = 60_000;

/** The library writes names and ids as they are: a line break in one, which a colleague's file may hold, would begin a line of its own. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** The library escapes line breaks in a description; RFC 5545, 3.1, allows no other control characters. */
const severalLines = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]|[\u2028\u2029]/gu, ' ');

/**
 * One event a day for each thing that is due and not done. Its id stays, and its sequence rises with each change, so that a
 * calendar that takes the file in again moves an event instead of adding one.
 */
export function toCalendar(rows: readonly PlanRow[], { assessment, name, site }: CalendarOf): string {
  const calendar = ical({
    name: oneLine(name),
    prodId: { company: 'connector-standards', product: 'plan', language: 'EN' },
  });
  for (const row of rows) {
    const { subject, entry, phase } = row;
    if (!entry?.due || isSettled(row)) continue;
    const changed = new Date(entry.changedTime);
    calendar.createEvent({
      id: oneLine(`${assessment}.${subject.id}@connector-standards`),
      sequence: Math.floor(changed.getTime() / MS_A_MINUTE),
      ...{ stamp: changed, lastModified: changed },
      // A day of the calendar, whatever the zone of whoever writes or reads the file.
      ...{ start: new Date(`${entry.due}T00:00:00.000Z`), allDay: true },
      summary: oneLine(`Due: ${subject.title}`),
      description: severalLines(wordsOf(row)),
      url: `${site}${subject.route}`,
      categories: [{ name: phase }],
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function wordsOf({ entry, note, blocks, says, subject }: PlanRow): string {
  const owner = ownerOf(entry);
  return [
    listOf(subject),
    owner && `Owner: ${owner}`,
    says,
    blocks && `Blocks: ${blocks.gate}`,
    note,
    ...(entry?.links ?? []).map(({ title, address }) => `${title}: ${address}`),
  ]
    .filter(Boolean)
    .join('\n');
}
