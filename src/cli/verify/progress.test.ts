import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { progressOn } from './progress';

function terminal(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY });
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => String(stream.read() ?? '') };
}

it('shows how far it is on one line of a terminal, and leaves nothing behind', () => {
  const { stream, written } = terminal(true);
  const progress = progressOn(stream);
  progress('500 calls read');
  progress('1000 calls read');
  progress.end();
  expect(written()).toBe('\r\u001b[2K500 calls read …\r\u001b[2K1000 calls read …\r\u001b[2K');
});

it('says nothing where the output is kept in a file', () => {
  const { stream, written } = terminal(false);
  const progress = progressOn(stream);
  progress('500 calls read');
  progress.end();
  expect(written()).toBe('');
});
