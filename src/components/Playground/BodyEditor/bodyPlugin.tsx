import ErrorBoundary from '@docusaurus/ErrorBoundary';
import { type ChangeEvent, type ComponentType, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Wrap } from '../form/system';
import type { BodyEditorProps } from './BodyEditor';
import { modelOf } from './modelOf';

interface TextAreaProps {
  className?: string;
  value?: string;
  onChange?: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  onFocus?: () => void;
  onBlur?: () => void;
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

/** The plain field stands there while the editor loads, and stays where that fails. Nobody's typing is interrupted. */
function BodyField({ plain: Plain, field, readModel }: Props): ReactNode {
  const [Loaded, setLoaded] = useState<Editor | null>(null);
  const [hasFocus, setFocus] = useState(false);
  const [shown, setShown] = useState(false);
  const described = useMemo(readModel, [readModel]);
  useEffect(() => {
    import('./BodyEditor').then(
      ({ default: BodyEditor }) => setLoaded(() => BodyEditor),
      () => undefined,
    );
  }, []);
  useEffect(() => {
    if (Loaded && !hasFocus) setShown(true);
  }, [Loaded, hasFocus]);
  const plain = <Plain {...field} onFocus={() => setFocus(true)} onBlur={() => setFocus(false)} />;
  if (!Loaded || !shown || !described) return plain;
  const change = (value: string) => field.onChange?.({ target: { value } } as ChangeEvent<HTMLTextAreaElement>);
  return (
    <ErrorBoundary fallback={() => plain}>
      <Loaded {...described} value={field.value ?? ''} onChange={change} />
    </ErrorBoundary>
  );
}

export const bodyPlugin = { wrapComponents: { TextArea: wrapTextArea } };
