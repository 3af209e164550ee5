/** Colours for languages that no page of prose shows: they are loaded when a reader picks one. */
import { Prism } from 'prism-react-renderer';
import type { Language } from '../../samples/types';

const loaders: Partial<Record<Language, () => Promise<unknown>>> = {
  java: () => import('prismjs/components/prism-java'),
  csharp: () => import('prismjs/components/prism-csharp'),
  ruby: () => import('prismjs/components/prism-ruby'),
  php: () => import('prismjs/components/prism-markup-templating').then(() => import('prismjs/components/prism-php')),
};

/** Adds the grammar of a language to the highlighter. Where that fails, code stands there without colours. */
export async function loadGrammar(language: Language): Promise<void> {
  const load = loaders[language];
  if (!load) return;
  // Grammars add themselves to what stands under this name.
  const scope = globalThis as { Prism?: unknown };
  scope.Prism = Prism;
  await load().catch(() => undefined);
  delete scope.Prism;
}
