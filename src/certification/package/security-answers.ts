import { type Answered, nothingAnswered } from './answered';
import { blankForm, form, section, type TakeAway } from './blocks';
import { cover } from './cover';
import { answerTo, proofOf, questionWords } from './in-words';
import type { Material } from './material';

/** Every question of the security review with room for answer and proof. */
export function securityAnswers({ process }: Material, answered: Answered = nothingAnswered): TakeAway {
  const title = 'Security answers';
  return {
    name: 'security-answers',
    title,
    blocks: [
      ...cover(
        title,
        'Answer yes, no or not applicable, and say why for the last two. Attach the proof to each answer.',
        answered,
      ),
      ...process.securityQuestionnaire.flatMap((group) => [
        section(group.title),
        form(
          ['Id', 'Question', 'Answer', 'Proof or reason'],
          group.questions.map(({ id, text }) => [
            id,
            text,
            answerTo(answered, `question:${id}`, questionWords),
            proofOf(answered, `question:${id}`),
          ]),
        ),
      ]),
      section('Security problems that you know of'),
      blankForm(['Problem', 'Severity', 'Plan and date, or exemption'], 5),
    ],
  };
}
