/** Attributes that Swagger UI's markup lacks for assistive technology. Open upstream, so they are added from outside. */
interface Mend {
  select: string;
  attributes: (element: Element) => Record<string, string>;
}

const MENDS: Mend[] = [
  {
    select: '.body-param__text',
    attributes: (element) => ({ 'aria-label': `Request body of ${operationOf(element)}` }),
  },
  {
    select: '.examples-select-element',
    attributes: (element) => ({ 'aria-label': `Example for ${operationOf(element)}` }),
  },
  {
    select: 'tr[data-param-name] :is(input, select, textarea)',
    attributes: (element) => ({
      'aria-label': `${element.closest('tr')?.dataset.paramName ?? ''}, parameter of ${operationOf(element)}`,
    }),
  },
  {
    select: 'select.content-type',
    attributes: (element) => ({ 'aria-label': `Media type of ${operationOf(element)}` }),
  },
  { select: '[role="region"]', attributes: (element) => ({ 'aria-label': `Answers of ${operationOf(element)}` }) },
  { select: 'pre', attributes: () => ({ tabindex: '0' }) },
];

/** Keeps mending while Swagger UI renders. Returns a way to stop. */
export function keepMended(root: Element): () => void {
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => mend(root));
  });
  observer.observe(root, { childList: true, subtree: true });
  mend(root);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}

function mend(root: Element): void {
  for (const { select, attributes } of MENDS) {
    for (const element of root.querySelectorAll(select)) {
      for (const [name, value] of Object.entries(attributes(element))) {
        if (element.getAttribute(name) !== value) element.setAttribute(name, value);
      }
    }
  }
}

/** Such as `POST /orders`. */
function operationOf(element: Element): string {
  const block = element.closest('.opblock');
  const method = block?.querySelector('.opblock-summary-method')?.textContent ?? '';
  const path = block?.querySelector('.opblock-summary-path')?.getAttribute('data-path') ?? '';
  return `${method} ${path}`.trim();
}
