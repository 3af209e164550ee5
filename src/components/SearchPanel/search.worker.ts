import { FileMissing, searchService } from '../../search/service';

/** What the page sends: where the site is, once, then questions. */
export type Asked = { base: string } | { question: string };

let ask: ((question: string) => void) | undefined;

function begin(base: string): (question: string) => void {
  const load = async (path: string) => {
    // The name of the first file never changes, and it has to fit the second: the server is asked each time.
    const answer = await fetch(new URL(path, base), { cache: 'no-cache' });
    if (answer.status === 404) throw new FileMissing(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
  return searchService(load, (told) => postMessage(told));
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if ('base' in data) ask = begin(data.base);
  else ask?.(data.question);
});
