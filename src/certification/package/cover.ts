import type { Answered } from './answered';
import { type Block, form, text, title } from './blocks';

/** The head of each document: what it is about and which state of it this is. */
export function cover(
  name: string,
  advice: string,
  { assessment: { about, profile }, author, today }: Answered,
): Block[] {
  const connector = [profile.name || about.name, profile.version].filter(Boolean).join(' ');
  return [
    title(name),
    text(advice),
    form(
      ['Field', 'Your entry'],
      [
        ['Connector and version', connector],
        ['Platform and version', profile.platform ?? ''],
        ['Company', about.team],
        ['Author', author],
        ['Date', today],
        ['Agreed with'],
      ],
    ),
  ];
}
