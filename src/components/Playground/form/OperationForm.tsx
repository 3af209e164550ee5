import { useColorMode } from '@docusaurus/theme-common';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import SwaggerUI from 'swagger-ui-react';
import contract from '../../../generated/contract/document.json';
import { useSandbox } from '../../../sandbox-client';
import { bodyPlugin } from '../BodyEditor/bodyPlugin';
import type { SentCall } from '../calls';
import { documentOf } from './documentOf';
import { executePlugin } from './executePlugin';
import { FormContext } from './FormContext';
import type { PlaygroundKey } from './keys';
import { layoutPlugin } from './layoutPlugin';
import { keepMended } from './mendMarkup';
import { type OutgoingRequest, route } from './route';
import type { FormAccess } from './useForm';

const plugins = [layoutPlugin, executePlugin, bodyPlugin];

interface Props {
  operationId: string;
  /** Such as `POST /orders`: what its fields are named after for assistive technology. */
  name: string;
  keyChoice: PlaygroundKey;
  onCall: (call: SentCall) => void;
  onForm: (form: FormAccess | null) => void;
}

/** Swagger UI over one operation of the contract, with its calls routed to the chosen sandbox. */
export default function OperationForm({ operationId, name, keyChoice, onCall, onForm }: Props): ReactNode {
  const { client } = useSandbox();
  useDarkModeClass();
  // Swagger UI keeps the interceptor of its first mount, so the interceptor reads what counts now through this.
  const live = useRef({ client, keyChoice, onCall });
  live.current = { client, keyChoice, onCall };
  const intercept = useMemo(() => (request: object) => route(request as OutgoingRequest, live.current), []);
  const shown = useMemo(() => documentOf(contract, operationId), [operationId]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current ? keepMended(box.current, name) : undefined), [name]);
  return (
    <>
      <link rel="stylesheet" href={useBaseUrl('/vendor/swagger-ui.css')} precedence="widget" />
      <link rel="stylesheet" href={useBaseUrl('/playground.css')} precedence="widget" />
      <div ref={box} className="playground">
        <FormContext value={onForm}>
          <SwaggerUI
            spec={shown}
            layout="PlaygroundLayout"
            docExpansion="full"
            defaultModelsExpandDepth={-1}
            tryItOutEnabled
            requestInterceptor={intercept}
            plugins={plugins}
          />
        </FormContext>
      </div>
    </>
  );
}

/** Swagger UI's stylesheet looks for this class on the root element. */
function useDarkModeClass(): void {
  const { colorMode } = useColorMode();
  useEffect(() => {
    const { classList } = document.documentElement;
    classList.toggle('dark-mode', colorMode === 'dark');
    return () => classList.remove('dark-mode');
  }, [colorMode]);
}
