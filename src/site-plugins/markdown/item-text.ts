import type { ChecklistItem } from '../../catalog/types';
import { code, line, list, part, plain } from './phrases';

const howChecked = {
  traffic: 'recorded calls decide it',
  partial: 'recorded calls can support or disprove it, and a person confirms it',
  attestation: 'a person decides it',
} as const;

/** An item of a checklist: what it asks, of whom, and how it is checked. */
export function itemText({
  id,
  question,
  level,
  roles,
  appliesWhen,
  verification,
  useCases,
  ...item
}: ChecklistItem): string {
  return [
    `### ${plain(question)}`,
    list([
      `Item: ${code(id)}`,
      `Level: ${level}`,
      ...line('Roles', roles),
      ...line('Data models', item.dataModels ?? []),
      `Applies: ${plain(appliesWhen)}`,
      `Checked: ${howChecked[verification.mode]}`,
      ...line('Calls', item.endpoints.map(code)),
      ...line('Fields', item.fields.map(code)),
      ...line('Events', item.events.map(code)),
      ...line(
        'Use cases',
        useCases.map((useCase) => `${useCase.id} ${plain(useCase.title)}`),
      ),
    ]),
    ...part('The standard', item.standard.map(plain)),
  ].join('\n\n');
}
