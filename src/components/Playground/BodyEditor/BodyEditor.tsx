import type { EditorView } from '@codemirror/view';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import styles from './body-editor.module.css';
import { createEditor, putText } from './editor';
import { judgeOf } from './judge';
import type { BodyModel } from './schema';

export interface BodyEditorProps {
  operationId: string;
  model: BodyModel;
  /** Such as `Request body of POST /orders`. */
  label: string;
  value: string;
  onChange: (text: string) => void;
}

/** A request's body as text, with the contract's fields to choose from and the sandbox's objections in place. */
export default function BodyEditor({ operationId, model, label, value, onChange }: BodyEditorProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const told = useRef(value);
  const live = useRef({ onChange, value });
  live.current = { onChange, value };
  const hint = useId();

  // Before it is painted: an editor that comes later would push down what is below it.
  useLayoutEffect(() => {
    if (!box.current) return;
    const editor = createEditor({
      parent: box.current,
      text: live.current.value,
      model,
      judge: judgeOf(operationId),
      attributes: { 'aria-label': label, 'aria-describedby': hint },
      onChange(text) {
        told.current = text;
        live.current.onChange(text);
      },
    });
    view.current = editor;
    return () => editor.destroy();
  }, [operationId, model, label, hint]);

  useEffect(() => {
    // What was typed comes back from the form, maybe after more was typed: it is no news.
    if (value === told.current) return;
    told.current = value;
    if (view.current) putText(view.current, value);
  }, [value]);

  return (
    <div className={styles.editor}>
      <div ref={box} data-body-editor="" />
      <p id={hint} className={styles.hint}>
        <kbd>Ctrl</kbd> <kbd>Space</kbd> offers fields and values, <kbd>F8</kbd> goes to the next fault, <kbd>Tab</kbd>{' '}
        leaves the field.
      </p>
    </div>
  );
}
