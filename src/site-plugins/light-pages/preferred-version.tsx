import type { ReactNode } from 'react';

const none = { preferredVersion: null, savePreferredVersionName: () => undefined } as const;

/**
 * Stands in for Docusaurus' own, which remembers the version of the docs that a reader chose, and has everything that asks
 * for it drawn a second time at one stretch as soon as a page is hydrated. This site has one version.
 */
export const DocsPreferredVersionContextProvider = ({ children }: { children: ReactNode }): ReactNode => children;

export const useDocsPreferredVersion = () => none;

export const useDocsPreferredVersionByPluginId = () => ({});
