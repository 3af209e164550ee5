import type { UseCase } from '../../../src/catalog/types';
import { type Block, blankForm, cover, form, list, section, type TakeAway, text } from './blocks';
import { callRowsOf, dataOf } from './case-calls';
import type { Material } from './catalog';

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
export function testPlan(material: Material): TakeAway {
  const title = 'Test plan';
  return {
    name: 'test-plan',
    title,
    blocks: [
      ...cover(
        title,
        'Mark the cases that apply to you, and say why for those that do not. Add the cases the provider requires.',
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

const phaseExits = ({ process }: Material): Block =>
  form(
    ['Phase', 'Exit criterion', 'Met', 'Proof'],
    [...process.phases, process.complianceLane].flatMap((phase) => phase.exit.map(({ text }) => [phase.title, text])),
  );

function checklistResults({ checklists }: Material): Block[] {
  return checklists.flatMap((checklist) => [
    section(`Checklist: ${checklist.title}`),
    form(
      ['Item', 'Question', 'Level', 'Claim', 'Proof'],
      checklist.items.map(({ id, question, level }) => [id, question, level]),
    ),
  ]);
}

/** Results of the cases, claims on the checklists, exit criteria and open defects. */
export function resultsSheet(material: Material): TakeAway {
  const title = 'Results sheet';
  const { useCaseGroups, process } = material;
  return {
    name: 'results-sheet',
    title,
    blocks: [
      ...cover(title, 'Hand this over with the demo. Leave no line empty: write "not applicable" and the reason.'),
      ...useCaseGroups.flatMap((group) => [
        section(`Cases ${group.id}: ${group.title}`),
        form(
          ['Case', 'Title', 'Result', 'Date', 'Order or object ids', 'Defect'],
          group.useCases.map(({ id, title: name }) => [id, name]),
        ),
      ]),
      ...checklistResults(material),
      section('Exit criteria'),
      phaseExits(material),
      section('Open defects'),
      text(process.priorityRule.text),
      blankForm(['Defect', 'Severity', 'Priority', 'Plan and date, or exemption', 'Agreed by'], 8),
    ],
  };
}
