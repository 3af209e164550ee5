import type { Progress } from '../sources/recording';

const clearLine = '\r\u001b[2K';

/** One line that changes, on a terminal; nothing anywhere else, where it would be in the way. */
export function progressOn(stream: NodeJS.WriteStream): Progress & { end(): void } {
  const isShown = stream.isTTY === true;
  const progress = (done: string) => {
    if (isShown) stream.write(`${clearLine}${done} …`);
  };
  return Object.assign(progress, {
    end: () => {
      if (isShown) stream.write(clearLine);
    },
  });
}
