import { expect, it } from 'vitest';
import { Slots } from './slots';

/** Calls that end when they are told to. */
function calls(slots: Slots) {
  const begun: string[] = [];
  const enders = new Map<string, (isSilent: boolean) => void>();
  const call = (endpoint: string) =>
    slots.run(
      endpoint,
      () => {
        begun.push(endpoint);
        return new Promise<boolean>((resolve) => enders.set(endpoint, resolve));
      },
      (isSilent) => isSilent,
    );
  return { begun, call, end: (endpoint: string, isSilent = false) => enders.get(endpoint)?.(isSilent) };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

it('lets so many out at once, and the next when one is back, also after one that failed', async () => {
  const slots = new Slots({ all: 2, silent: 1 });
  const { begun, call, end } = calls(slots);
  const failing = slots.run(
    'x',
    async () => Promise.reject(new Error('no')),
    () => false,
  );
  await expect(failing).rejects.toThrow('no');
  const all = ['a', 'b', 'c'].map(call);
  await soon();
  expect(begun).toEqual(['a', 'b']);
  end('a');
  await soon();
  expect(begun).toEqual(['a', 'b', 'c']);
  end('b');
  end('c');
  await Promise.all(all);
});

it('leaves room beside endpoints that were silent, until they answer again', async () => {
  const slots = new Slots({ all: 3, silent: 1 });
  const { begun, call, end } = calls(slots);
  for (const endpoint of ['s1', 's2']) {
    const first = call(endpoint);
    await soon();
    end(endpoint, true);
    await first;
  }
  begun.length = 0;
  const again = [call('s1'), call('s2')];
  const good = call('good');
  await soon();
  expect(begun).toEqual(['s1', 'good']);
  end('s1');
  await soon();
  expect(begun).toEqual(['s1', 'good', 's2']);
  end('s2');
  end('good');
  await Promise.all([...again, good]);
});
