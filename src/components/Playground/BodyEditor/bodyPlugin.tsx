import ErrorBoundary from '@docusaurus/ErrorBoundary';
import { type ChangeEvent, type ComponentType, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Wrap } from '../form/system';
import type { BodyEditorProps } from './BodyEditor';
import { loadEditor } from './load';
import { modelOf } from './modelOf';

interface TextAreaProps {
  className?: string;
  value?: string;
  onChange?: (event: ChangeEvent<HTMLTextAreaElement>) => void;
}

type Editor = ComponentType<BodyEditorProps>;

/** Swagger UI's text field, but for a JSON body the editor that knows the contract, once that is loaded. */
const wrapTextArea: Wrap<TextAreaProps> = (Original, system) => {
  const readModel = () => modelOf((system.specSelectors as unknown as WholeSpec).specJson().toJS());
  return function TextArea(props: TextAreaProps): ReactNode {
    const isBody = props.className?.includes('body-param__text') === true;
    return isBody ? <BodyField plain={Original} field={props} readModel={readModel} /> : <Original {...props} />;
  };
};

interface WholeSpec {
  specJson(): { toJS(): unknown };
}

interface Props {
  plain: ComponentType<TextAreaProps>;
  field: TextAreaProps;
  readModel: () => ReturnType<typeof modelOf>;
}

/**
 * The editor, or the plain field where it cannot be loaded. While it loads there is neither, and the form waits for it
 * (`playground.css`): a field of another height would move "Execute" from under the pointer.
 */
function BodyField({ plain: Plain, field, readModel }: Props): ReactNode {
  const [Loaded, setLoaded] = useState<Editor | 'loading' | 'failed'>('loading');
  const described = useMemo(readModel, [readModel]);
  useEffect(() => {
    loadEditor().then(
      ({ default: BodyEditor }) => setLoaded(() => BodyEditor),
      () => setLoaded('failed'),
    );
  }, []);
  const plain = <Plain {...field} />;
  if (Loaded === 'failed' || !described) return plain;
  if (Loaded === 'loading') return <span data-loading="" />;
  const change = (value: string) => field.onChange?.({ target: { value } } as ChangeEvent<HTMLTextAreaElement>);
  return (
    <ErrorBoundary fallback={() => plain}>
      <Loaded {...described} value={field.value ?? ''} onChange={change} />
    </ErrorBoundary>
  );
}

export const bodyPlugin = { wrapComponents: { TextArea: wrapTextArea } };
