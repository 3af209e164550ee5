import { expect, it, vi } from 'vitest';
import { Timers } from './timers';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('rings once, for the first of the moments that were asked for', async () => {
  const ring = vi.fn();
  const timers = new Timers(ring);
  timers.set('one', 1_000_000);
  timers.set('one', 5);
  timers.set('one', 10);
  await vi.waitFor(() => expect(ring).toHaveBeenCalledWith('one'));
  await pause(30);
  expect(ring).toHaveBeenCalledTimes(1);
  timers.stop();
});

it('rings no more once it was stopped, whoever still asks', async () => {
  const ring = vi.fn();
  const timers = new Timers(ring);
  timers.set('before', 5);
  timers.stop();
  timers.set('after', 5);
  await pause(30);
  expect(ring).not.toHaveBeenCalled();
});
