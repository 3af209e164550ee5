/** Attributes that Swagger UI's markup lacks for assistive technology. Open upstream, so they are added from outside. */
interface Mend {
  select: string;
  attributes: (element: Element, name: string) => Record<string, string>;
}

const MENDS: Mend[] = [
  {
    select: '.body-param__text',
    attributes: (_, name) => ({ 'aria-label': `Request body of ${name}` }),
  },
  {
    select: '.examples-select-element',
    attributes: (_, name) => ({ 'aria-label': `Example for ${name}` }),
  },
  {
    select: 'tr[data-param-name] :is(input, select, textarea)',
    attributes: (element, name) => ({
      'aria-label': `${element.closest('tr')?.dataset.paramName ?? ''}, parameter of ${name}`,
    }),
  },
  {
    select: 'select.content-type',
    attributes: (_, name) => ({ 'aria-label': `Media type of ${name}` }),
  },
  { select: 'pre', attributes: () => ({ tabindex: '0' }) },
];

/**
 * Keeps mending while Swagger UI renders.
 * @param name of the operation, such as `POST /orders`
 * @returns a way to stop
 */
export function keepMended(root: Element, name: string): () => void {
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => mend(root, name));
  });
  observer.observe(root, { childList: true, subtree: true });
  mend(root, name);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}

function mend(root: Element, operation: string): void {
  for (const { select, attributes } of MENDS) {
    for (const element of root.querySelectorAll(select)) {
      for (const [name, value] of Object.entries(attributes(element, operation))) {
        if (element.getAttribute(name) !== value) element.setAttribute(name, value);
      }
    }
  }
}
