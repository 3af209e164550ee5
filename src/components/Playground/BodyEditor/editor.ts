/** The editor of a request's body: CodeMirror with what the contract knows. Everything here loads with the first JSON body. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { linter, lintGutter, lintKeymap } from '@codemirror/lint';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, hoverTooltip, keymap } from '@codemirror/view';
import { bodyCompletion } from './completion';
import { explanation } from './explain';
import { faultsIn, type Judge } from './faults';
import { look } from './look';
import { placeAt, unquoted } from './place';
import { type BodyModel, fieldsOf } from './schema';

const fromOutside = Annotation.define<boolean>();

export interface EditorOptions {
  readonly parent: Element;
  readonly text: string;
  readonly model: BodyModel;
  readonly judge: Judge;
  /** Attributes of the field itself: its label, and what describes it. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
}

export function createEditor({ parent, text, model, judge, attributes, onChange }: EditorOptions): EditorView {
  const told = EditorView.updateListener.of((update) => {
    // What came from outside is known there.
    const isOwn = update.transactions.some((one) => one.docChanged && one.annotation(fromOutside) !== true);
    if (isOwn) onChange(update.state.doc.toString());
  });
  const extensions: Extension[] = [
    editing,
    autocompletion({ override: [bodyCompletion(model)], icons: false }),
    linter(({ state }) => faultsIn(state, judge), { delay: 300 }),
    hover(model),
    look,
    // It takes the focus by being editable; with a place in the order of tabs it says so to whoever looks for one.
    EditorView.contentAttributes.of({ tabindex: '0', ...attributes }),
    told,
  ];
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
}

/** Puts a text in from outside, where it differs. */
export function putText(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  if (before === text) return;
  view.dispatch({ changes: { from: 0, to: before.length, insert: text }, annotations: fromOutside.of(true) });
}

/** The tabulator key is left alone: it leaves the field, as everywhere on the page. */
const editing: Extension = [
  json(),
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  indentOnInput(),
  foldGutter(),
  lintGutter(),
  EditorView.lineWrapping,
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap,
  ]),
];

function hover(model: BodyModel): Extension {
  return hoverTooltip((view, position, side) => {
    const place = placeAt(view.state, position, side);
    if (place?.kind !== 'name') return null;
    const name = unquoted(view.state.sliceDoc(place.from, place.to));
    const field = fieldsOf(model, place.path).find((one) => one.name === name);
    if (!field) return null;
    return {
      pos: place.from,
      end: place.to,
      create: () => ({ dom: explanation(name, field.schema, field.isRequired) }),
    };
  });
}
