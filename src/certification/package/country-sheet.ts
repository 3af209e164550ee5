import type { CountrySheet } from '../../catalog/types';
import { type Answered, nothingAnswered } from './answered';
import { form, section, type TakeAway, text } from './blocks';
import { cover } from './cover';
import { answerTo, claimWords, proofOf } from './in-words';

const doers = { connector: 'Connector', store: 'Store', both: 'Connector and store' } as const;

/** What a store owes in a country, with room for who has done it and where the proof is. */
export function countrySheet({ id, name, parts }: CountrySheet, answered: Answered = nothingAnswered): TakeAway {
  const title = `Compliance sheet: ${name}`;
  return {
    name: `compliance-sheet-${id}`,
    title,
    blocks: [
      ...cover(
        title,
        'Tick what is met and name the proof. Write "not applicable" and the reason where a duty does not apply.',
        answered,
      ),
      text(
        'Have counsel check what comes from law. This sheet does not replace counsel, and no list of this kind is complete.',
      ),
      ...parts.flatMap((part) => [
        section(part.title),
        form(
          ['Id', 'Belongs to', 'Duty', 'Level', 'Who does it', 'Met', 'Proof'],
          part.rows.map((row) => [
            row.id,
            row.subject,
            [
              row.text,
              ...(row.detail === undefined ? [] : [row.detail]),
              ...(row.when === undefined ? [] : [`When: ${row.when}.`]),
            ].join('\n'),
            row.level,
            doers[row.by],
            answerTo(answered, `duty:${row.id}`, claimWords),
            proofOf(answered, `duty:${row.id}`),
          ]),
        ),
      ]),
    ],
  };
}
