import type { UseCase } from '../../catalog/types';
import { type Answered, claimOn, lastAttemptAt, nothingAnswered } from './answered';
import { type Block, blankForm, form, list, section, type TakeAway, text } from './blocks';
import { callRowsOf, dataOf } from './case-calls';
import { cover } from './cover';
import { defectRows } from './departures';
import { answerTo, appliesOf, claimWords, metBy, ownerOf, proofOf, resultOf } from './in-words';
import type { Material } from './material';

const stepLine = ({ call, text: step }: UseCase['steps'][number], index: number) =>
  `${index + 1}. ${call === null ? '' : `${call}: `}${step}`;

const perCase = (material: Material, blocksOf: (useCase: UseCase) => Block[]): Block[] =>
  material.useCaseGroups.flatMap((group) => [
    section(`${group.id} ${group.title}`),
    ...group.useCases.flatMap((useCase) => blocksOf(useCase)),
  ]);

/** The calls of a case as they are sent and answered; nothing where none can be written down. */
function callTable(useCase: UseCase): Block[] {
  const rows = callRowsOf(useCase).map(({ when, call, body, answer, carried }) => [when, call, body, answer, carried]);
  return rows.length === 0 ? [] : [form(['When', 'Call', 'Body', 'Expected answer', 'Carry on'], rows)];
}

/** Every use case with its steps and what must be seen, and whether the partner runs it. */
export function testPlan(material: Material, answered: Answered = nothingAnswered): TakeAway {
  const title = 'Test plan';
  return {
    name: 'test-plan',
    title,
    blocks: [
      ...cover(
        title,
        'Mark the cases that apply to you, and say why for those that do not. Add the cases the provider requires.',
        answered,
      ),
      section('Rules'),
      list([
        'Run each case in your store wherever a step has no call. The connector makes the calls.',
        'A case passes when all that is expected is seen.',
        'A name in double braces stands for a value of an earlier answer. For {{run.id}} take a text that you have not used before.',
        'Totals are those of the sandbox. The provider computes tax with its own rates, so a total may differ there.',
        'Rank each defect by severity and priority on the day it is found.',
      ]),
      ...perCase(material, (useCase) => [
        form(
          ['Case', 'Card and cart', 'Steps', 'Expected', 'Applies, or why not', 'Tester'],
          [
            [
              `${useCase.id} ${useCase.title}`,
              dataOf(useCase).join('\n'),
              useCase.steps.map(stepLine).join('\n'),
              useCase.expected.join('\n'),
              appliesOf(answered, `use-case:${useCase.id}`),
              ownerOf(answered, `use-case:${useCase.id}`),
            ],
          ],
        ),
        ...callTable(useCase),
      ]),
      section('Cases that the provider requires'),
      blankForm(['Case', 'Steps', 'Expected', 'Tester'], 5),
    ],
  };
}

function phaseExits({ process }: Material, answered: Answered): Block {
  const rows = [...process.phases, process.complianceLane].flatMap((phase) =>
    phase.exit.map(({ id, text: criterion }) => {
      const subject = `criterion:${phase.id}.exit.${id}`;
      return [phase.title, criterion, metBy(answered, subject), proofOf(answered, subject)];
    }),
  );
  return form(['Phase', 'Exit criterion', 'Met', 'Proof'], rows);
}

function checklistResults({ checklists }: Material, answered: Answered): Block[] {
  return checklists.flatMap((checklist) => [
    section(`Checklist: ${checklist.title}`),
    form(
      ['Item', 'Question', 'Level', 'Claim', 'Proof'],
      checklist.items.map(({ id, question, level }) => [
        id,
        question,
        level,
        answerTo(answered, id, claimWords),
        proofOf(answered, id),
      ]),
    ),
  ]);
}

function caseRow({ id, title }: UseCase, answered: Answered): string[] {
  const subject = `use-case:${id}`;
  const attempt = lastAttemptAt(answered, id);
  const failing = Object.entries(attempt?.states ?? {}).flatMap(([item, state]) => (state === 'fail' ? item : []));
  const when = attempt?.startedTime ?? claimOn(answered, subject)?.changedTime ?? '';
  return [id, title, resultOf(answered, id), when.slice(0, 10), proofOf(answered, subject), failing.join('\n')];
}

/** Results of the cases, claims on the checklists, exit criteria and open defects. */
export function resultsSheet(material: Material, answered: Answered = nothingAnswered): TakeAway {
  const title = 'Results sheet';
  const { useCaseGroups, process } = material;
  const advice = 'Hand this over with the demo. Leave no line empty: write "not applicable" and the reason.';
  return {
    name: 'results-sheet',
    title,
    blocks: [
      ...cover(title, advice, answered),
      ...useCaseGroups.flatMap((group) => [
        section(`Cases ${group.id}: ${group.title}`),
        form(
          ['Case', 'Title', 'Result', 'Date', 'Order or object ids', 'Defect'],
          group.useCases.map((useCase) => caseRow(useCase, answered)),
        ),
      ]),
      ...checklistResults(material, answered),
      section('Exit criteria'),
      phaseExits(material, answered),
      section('Open defects'),
      text(process.priorityRule.text),
      form(['Defect', 'Severity', 'Priority', 'Plan and date, or exemption', 'Agreed by'], defectRows(answered, 8)),
    ],
  };
}
