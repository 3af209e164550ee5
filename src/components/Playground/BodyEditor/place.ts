/** Where one is in a JSON text, also while it is being typed and is none yet. */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Path } from './schema';

type Node = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

/** Milliseconds; a body of a thousand lines takes five. */
const longestParse = 1000;

/** The whole text's tree: what is parsed in the background may not be there yet. */
function treeOf(state: EditorState) {
  return ensureSyntaxTree(state, state.doc.length, longestParse) ?? syntaxTree(state);
}

export interface Place {
  /** `name`: in a field's name; `value`: in a value, or where one is missing; `object`: where a field could begin. */
  readonly kind: 'name' | 'value' | 'object';
  /** Of the object around a name, and of the value itself. */
  readonly path: Path;
  readonly from: number;
  readonly to: number;
}

const scalars = new Set(['String', 'Number', 'True', 'False', 'Null']);
const values = new Set([...scalars, 'Object', 'Array']);

export function placeAt(state: EditorState, position: number, side: -1 | 0 | 1 = -1): Place | null {
  let node = treeOf(state).resolveInner(position, side);
  // Behind a closing bracket one is in no value.
  if (side < 0 && /^[}\]]$/.test(node.name)) return null;
  while ((node.type.isError || /^[[{,:]$/.test(node.name)) && node.parent) node = node.parent;
  if (node.name === 'PropertyName' && node.parent?.parent)
    return { kind: 'name', path: pathOf(state, node.parent.parent), from: node.from, to: node.to };
  if (scalars.has(node.name)) return { kind: 'value', path: pathOf(state, node), from: node.from, to: node.to };
  if (node.name === 'Property') return { kind: 'value', path: pathOf(state, node), from: position, to: position };
  if (node.name === 'Array')
    return { kind: 'value', path: [...pathOf(state, node), countBefore(node, position)], from: position, to: position };
  if (node.name === 'Object') return { kind: 'object', path: pathOf(state, node), from: position, to: position };
  return null;
}

/** From the top down to a value or to a property. */
function pathOf(state: EditorState, start: Node): Path {
  const path: (string | number)[] = [];
  for (let node: Node | null = start; node; node = node.parent) {
    if (node.name === 'Property') path.unshift(nameOf(state, node));
    else if (node.parent?.name === 'Array' && values.has(node.name)) path.unshift(countBefore(node.parent, node.from));
  }
  return path;
}

function nameOf(state: EditorState, property: Node): string {
  const name = property.getChild('PropertyName');
  return name ? unquoted(state.sliceDoc(name.from, name.to)) : '';
}

export function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.replace(/^"|"$/g, '');
  }
}

function countBefore(array: Node, position: number): number {
  let count = 0;
  for (let node = array.firstChild; node && node.to <= position; node = node.nextSibling)
    if (values.has(node.name) && node.from < position) count += 1;
  return count;
}

/** The names of the fields that an object has. */
export function namesIn(state: EditorState, position: number): Set<string> {
  let node: Node | null = treeOf(state).resolveInner(position, -1);
  while (node && node.name !== 'Object') node = node.parent;
  return new Set((node?.getChildren('Property') ?? []).map((property) => nameOf(state, property)));
}

/** Where the value at a path stands, or its name where there is one; the nearest place above where it does not. */
export function rangeOf(state: EditorState, path: Path): { from: number; to: number } {
  let node = topValue(state);
  let range = node ? { from: node.from, to: node.to } : { from: 0, to: state.doc.length };
  for (const key of path) {
    const found = node && (typeof key === 'number' ? childAt(node, key) : propertyOf(state, node, key));
    if (!found) return short(state, range);
    range = { from: found.range.from, to: found.range.to };
    node = found.value;
  }
  return short(state, range);
}

function topValue(state: EditorState): Node | null {
  const first = treeOf(state).topNode.firstChild;
  return first && values.has(first.name) ? first : null;
}

interface Found {
  range: { from: number; to: number };
  value: Node | null;
}

function childAt(array: Node, index: number): Found | null {
  const children = valuesOf(array);
  const value = children[index];
  return value ? { range: value, value } : null;
}

function propertyOf(state: EditorState, object: Node, name: string): Found | null {
  const property = object.getChildren('Property').find((one) => nameOf(state, one) === name);
  if (!property) return null;
  const value = valuesOf(property)[0] ?? null;
  return { range: value && scalars.has(value.name) ? value : (property.getChild('PropertyName') ?? property), value };
}

function valuesOf(node: Node): Node[] {
  const found: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (values.has(child.name)) found.push(child);
  return found;
}

/** What is wrong with an object as a whole is shown at its first line. */
function short(state: EditorState, { from, to }: { from: number; to: number }): { from: number; to: number } {
  return { from, to: Math.min(to, state.doc.lineAt(from).to) };
}
