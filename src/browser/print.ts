/** Folds that are open on paper, whatever they are on the screen: `<details data-prints>`. */
const closed = 'details[data-prints]:not([open])';

function openForPrint(): void {
  const opened = [...document.querySelectorAll<HTMLDetailsElement>(closed)];
  for (const fold of opened) fold.open = true;
  const close = () => {
    for (const fold of opened) fold.open = false;
  };
  window.addEventListener('afterprint', close, { once: true });
}

if (typeof window !== 'undefined') window.addEventListener('beforeprint', openForPrint);

export {};
