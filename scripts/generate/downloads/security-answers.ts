import { blankForm, cover, form, section, type TakeAway } from './blocks';
import type { Material } from './catalog';

/** Every question of the security review with room for answer and proof. */
export function securityAnswers({ process }: Material): TakeAway {
  const title = 'Security answers';
  return {
    name: 'security-answers',
    title,
    blocks: [
      ...cover(
        title,
        'Answer yes, no or not applicable, and say why for the last two. Attach the proof to each answer.',
      ),
      ...process.securityQuestionnaire.flatMap((group) => [
        section(group.title),
        form(
          ['Id', 'Question', 'Answer', 'Proof or reason'],
          group.questions.map(({ id, text }) => [id, text]),
        ),
      ]),
      section('Security problems that you know of'),
      blankForm(['Problem', 'Severity', 'Plan and date, or exemption'], 5),
    ],
  };
}
