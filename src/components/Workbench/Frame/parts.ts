/** A page of the workbench, as the navigation names it. */
export interface WorkbenchPart {
  readonly to: string;
  readonly label: string;
}

/** In the order in which a team comes to need them. Whoever adds a page of the workbench adds its line here. */
export const parts: readonly WorkbenchPart[] = [
  { to: '/workbench', label: 'Overview' },
  { to: '/workbench/passport', label: 'Passport' },
  { to: '/workbench/answers', label: 'Answers' },
  { to: '/workbench/plan', label: 'Plan' },
  { to: '/workbench/report', label: 'Report' },
  { to: '/workbench/check', label: 'Check a report' },
  { to: '/workbench/history', label: 'History' },
  { to: '/workbench/share', label: 'Share' },
  { to: '/workbench/review', label: 'Review' },
];
