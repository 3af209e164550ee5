import { describe, expect, it } from 'vitest';
import { StoreFault } from '../storage/faults';
import { createStorageReport } from './storage-report';

function started() {
  const said: string[] = [];
  const clock = { now: 0 };
  const report = createStorageReport(
    (line) => said.push(line),
    () => clock.now,
  );
  return { said, clock, report };
}

const full = () => new StoreFault('full', 'The disk is full.');

describe('what is told of storage', () => {
  it('is told once for each cause, however many calls meet it', () => {
    const { said, report } = started();
    for (let call = 0; call < 100; call += 1) report.tell(full());
    report.tell(new StoreFault('read-only', 'The disk is read-only.'));
    expect(said).toEqual(['Note: The disk is full.', 'Note: The disk is read-only.']);
  });

  it('ends with its recovery, which is none while refusals go on', () => {
    const { said, clock, report } = started();
    for (let call = 0; call < 100; call += 1) {
      clock.now += 1000;
      if (call % 2) report.tell(full());
      else report.works();
    }
    expect(said).toEqual(['Note: The disk is full.']);
    clock.now += 20_000;
    report.works();
    report.works();
    expect(said).toEqual(['Note: The disk is full.', 'Note: What comes is stored again.']);
    report.tell(full());
    expect(said).toHaveLength(3);
  });
});
