/** What a field is, as an element: shown beside a completion and over a field's name. */
import { type BodySchema, typeInWords } from './schema';

export function explanation(name: string, schema: BodySchema, isRequired: boolean): HTMLElement {
  const box = document.createElement('div');
  box.className = 'cs-field';
  const title = document.createElement('p');
  const code = document.createElement('code');
  code.textContent = name;
  title.append(code, ` ${[typeInWords(schema), isRequired && 'required'].filter(Boolean).join(', ')}`);
  box.append(title);
  const said = plain(schema.description ?? '');
  if (said) box.append(paragraph(said));
  if (schema.enum) box.append(paragraph(`One of ${schema.enum.filter((value) => value !== null).join(', ')}.`));
  return box;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

/** Descriptions are written for pages: links and marks of code lead nowhere here. */
function plain(description: string): string {
  return description
    .replace(/\[([^\][]+)\]\([^()]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .trim();
}
