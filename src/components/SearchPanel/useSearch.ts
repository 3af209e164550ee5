import useBaseUrl from '@docusaurus/useBaseUrl';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Found } from '../../search/finder';
import type { Extent, Told, Trouble } from '../../search/service';
import type { Asked } from './search.worker';

export interface SearchState {
  /** What is loaded; null for nothing yet. */
  loaded: Extent | null;
  /** What could not be loaded, and why. */
  failed: { extent: Extent; trouble: Trouble } | null;
  /** The newest answer, which may still be that of the question before. */
  answer: { question: string; found: Found } | null;
}

const nothing: SearchState = { loaded: null, failed: null, answer: null };

function heard(state: SearchState, told: Told): SearchState {
  if (told.type === 'loaded') return { ...state, loaded: told.extent };
  if (told.type === 'failed') return { ...state, failed: { extent: told.extent, trouble: told.trouble } };
  return { ...state, answer: { question: told.question, found: told.found } };
}

/** Asks the search in a thread of its own: reading 6,000 records would hold up whoever types. `retry` begins anew. */
export function useSearch(question: string): [SearchState, () => void] {
  const base = useBaseUrl('/');
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState(nothing);
  const worker = useRef<Worker>(undefined);
  const asked = useRef(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt begins anew
  useEffect(() => {
    setState(nothing);
    const unreachable: Told = { type: 'failed', extent: 'names', trouble: 'unreachable' };
    const hear = (told: Told) => setState((before) => heard(before, told));
    let thread: Worker | undefined;
    try {
      thread = new Worker(new URL('./search.worker.ts', import.meta.url));
      thread.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
      // Its script could not be loaded.
      thread.onerror = () => hear(unreachable);
      const send = (message: Asked) => thread?.postMessage(message);
      send({ base: new URL(base, window.location.href).href });
      send({ question: asked.current });
    } catch {
      hear(unreachable);
    }
    worker.current = thread;
    return () => thread?.terminate();
  }, [base, attempt]);
  useEffect(() => {
    asked.current = question;
    worker.current?.postMessage({ question } satisfies Asked);
  }, [question]);
  return [state, useCallback(() => setAttempt((count) => count + 1), [])];
}
