import { useEffect, useState } from 'react';
import { toCurlProgram } from '../../samples/curl';
import type { Language, Printer, SampleProgram } from '../../samples/types';

interface Loaded {
  language: Language;
  print: Printer;
}

const curl: Loaded = { language: 'curl', print: toCurlProgram };

export interface Printed {
  /** The language that the code is in: the one asked for, or the one before while that loads. */
  language: Language;
  code: string;
  /** Why another language is shown than the one asked for. */
  problem: string | null;
}

/** A program as code. Every language but the shell's is loaded when it is asked for. */
export function usePrinted(wanted: Language, program: SampleProgram): Printed {
  const [loaded, setLoaded] = useState<Loaded>(curl);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    load(wanted).then(
      (found) => {
        if (!isWanted) return;
        setLoaded(found);
        setProblem(null);
      },
      () => {
        if (isWanted)
          setProblem(
            'This language could not be loaded. Look at your connection, then choose another one and this one again.',
          );
      },
    );
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return { language: loaded.language, code: loaded.print(program), problem };
}

async function load(language: Language): Promise<Loaded> {
  if (language === 'curl') return curl;
  const [{ printers }, { loadGrammar }] = await Promise.all([import('../../samples/printers'), import('./grammars')]);
  await loadGrammar(language);
  return { language, print: printers[language] };
}
