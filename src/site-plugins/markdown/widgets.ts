/** What a page's Markdown says where the page has a form: the catalog's own words. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Checklist, Duties, Duty, GlossaryTerm, UseCase, UseCaseCall, UseCaseGroup } from '../../catalog/types';
import type { TextOfWidget } from './hast';
import { itemText } from './item-text';
import { code, line, part, plain } from './phrases';

const read = <Data>(name: string) =>
  JSON.parse(readFileSync(path.resolve('src/generated/catalog', `${name}.json`), 'utf8')) as Data;

const checklist = (id: string) => read<Checklist>(`checklists/${id}`).items.map(itemText).join('\n\n');

function callText({ title, method, path: address, body, expects }: UseCaseCall): string {
  const sent = body === undefined ? '' : ` with ${code(JSON.stringify(body))}`;
  const said = title === '' ? '' : `${plain(title)}: `;
  return `${said}${code(`${method} ${address}`)}${sent}, answers ${expects.status}${expects.code ? ` ${code(expects.code)}` : ''}`;
}

function caseText({ id, title, ...useCase }: UseCase): string {
  const steps = useCase.steps.map(({ call, text, request, prepare = [] }, index) => {
    const made = request ? [callText(request)] : call === null ? [] : [code(call)];
    const beside = [...prepare.map(callText), ...made].map((text) => `   - ${text}`);
    return [`${index + 1}. ${plain(text)}`, ...beside].join('\n');
  });
  return [
    `### ${id} ${plain(title)}`,
    ...(useCase.notInSandbox === undefined ? [] : [`Not in the sandbox: ${plain(useCase.notInSandbox)}`]),
    ...part('Test data', [...useCase.data.cards.map((card) => `Card ${card}`), ...useCase.data.carts.map(plain)]),
    ...part('Before you start', useCase.preconditions.map(plain)),
    ...part('Prepared by', useCase.prepare.map(callText)),
    `**Steps**\n\n${steps.join('\n')}`,
    ...part('Expected', useCase.expected.map(plain)),
    ...part('Proves', useCase.proves.map(code)),
    ...part('Notes', (useCase.notes ?? []).map(plain)),
  ].join('\n\n');
}

const useCases = (group: string) => read<UseCaseGroup>(`use-cases/${group}`).useCases.map(caseText).join('\n\n');

function termText({ term, aliases, abbreviation, definition, caveat, related }: GlossaryTerm): string {
  return [
    `### ${plain(term)}`,
    plain(definition),
    ...(caveat === undefined ? [] : [plain(caveat)]),
    ...line('Also called', [...(abbreviation === null ? [] : [abbreviation]), ...aliases].map(plain)),
    ...line('Related', related.map(plain)),
  ].join('\n\n');
}

const glossary = () => read<GlossaryTerm[]>('glossary').map(termText).join('\n\n');

function dutyText({ text, detail, when, level, by, subject }: Duty): string {
  const conditions = when === undefined ? '' : ` When: ${plain(when)}.`;
  return `${plain(text)}${detail === undefined ? '' : ` ${plain(detail)}`}${conditions} (${subject}, ${level}, ${by})`;
}

/** All duties, those of a place first: what a reader chooses on the page leaves some out. */
function duties(): string {
  const rows = read<Duty[]>('duties');
  const places = read<Pick<Duties, 'countries' | 'regions'>>('places');
  const parts = [...places.countries, ...places.regions].flatMap(({ id, name }) =>
    part(name, rows.filter((row) => row.places?.includes(id)).map(dutyText)),
  );
  return [...parts, ...part('In every country', rows.filter((row) => !row.places).map(dutyText))].join('\n\n');
}

const texts: Readonly<Record<string, (name: string) => string>> = {
  checklist,
  'use-cases': useCases,
  glossary,
  duties,
};

/** `kind:name`, as an element's `data-markdown` has it. @throws where a page names what nobody writes */
export const textOfWidget: TextOfWidget = (named) => {
  const [kind = '', name = ''] = named.split(/:(.*)/s);
  const write = texts[kind];
  if (!write)
    throw new Error(
      `data-markdown="${named}" names nothing. src/site-plugins/markdown/widgets.ts lists what there is.`,
    );
  return write(name);
};
