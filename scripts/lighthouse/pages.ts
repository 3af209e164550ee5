/** The pages that are measured, and what each has to reach. */
export interface Page {
  readonly name: string;
  /** Below the site's address. */
  readonly path: string;
  /** The least performance score; none for the default site, which the others are held against. */
  readonly goal?: number;
}

export const pages: readonly Page[] = [
  { name: 'home', path: '', goal: 90 },
  { name: 'prose', path: 'docs/overview', goal: 90 },
  { name: 'process', path: 'docs/certification/process', goal: 90 },
  { name: 'checklist', path: 'docs/checklists/checkouts-payment-sources-and-orders', goal: 85 },
  { name: 'glossary', path: 'docs/glossary', goal: 85 },
  { name: 'playground', path: 'docs/playground', goal: 70 },
  { name: 'API reference', path: 'docs/reference/api/refunds', goal: 90 },
];

/** Of the default site: its home page, and a page of prose. */
export const defaultPages: readonly Page[] = [
  { name: 'default home', path: '' },
  { name: 'default prose', path: 'docs/tutorial-basics/create-a-document' },
];

/** Every page is to have these in full. */
export const fullScores = ['accessibility', 'best-practices', 'seo'] as const;

/** The most that a page may move while it loads, as a share of the window. */
export const mostShift = 0.05;
