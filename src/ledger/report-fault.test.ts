import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportFault } from './report-fault';

describe('a fault that is told', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  afterEach(() => said.mockClear());
  const text = () => String(said.mock.calls[0]?.[0]);

  it('names what failed, where and why, without card data and keys', () => {
    const cause = new Error('UNIQUE failed for 4444-2222-3333-1111');
    const error = Object.assign(new TypeError('sk_live_abc has no cvv=836', { cause }), { rawPacket: 'sk_live_abc' });
    reportFault('createSkus failed:', error);
    expect(text()).toMatch(
      /^createSkus failed: TypeError: \[redacted\] has no cvv=\[redacted\]\n {4}at .*report-fault/,
    );
    expect(text()).toContain('Caused by: Error: UNIQUE failed for [redacted]');
    expect(text()).not.toMatch(/sk_live|836|1111/);
  });

  it('is told whatever was thrown', () => {
    const round = new Error('round');
    round.cause = round;
    for (const thrown of [undefined, null, 'text 4444222233331111', { a: 1 }, round]) reportFault('It failed:', thrown);
    expect(said).toHaveBeenCalledTimes(5);
    expect(JSON.stringify(said.mock.calls)).not.toContain('4444');
  });
});
