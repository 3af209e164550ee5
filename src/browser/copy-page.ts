import { copyText } from './clipboard';

const shownMs = 4000;

async function markdownAt(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

async function copyPage(address: string): Promise<string> {
  const text = await markdownAt(address);
  if (text === undefined) return 'The Markdown cannot be reached.';
  return (await copyText(text)) ? 'Copied' : 'The browser lets nothing be copied. Open the Markdown and copy it there.';
}

/** One listener for all pages: the button needs nothing but this. */
function onClick({ target }: MouseEvent): void {
  const place = target instanceof Element ? target.closest('button')?.closest<HTMLElement>('[data-copies-page]') : null;
  const told = place?.querySelector('[role=status]');
  if (!place || !told) return;
  void copyPage(place.dataset.copiesPage ?? '').then((said) => {
    told.textContent = said;
    setTimeout(() => {
      if (told.textContent === said) told.textContent = '';
    }, shownMs);
  });
}

if (typeof document !== 'undefined') document.addEventListener('click', onClick);
