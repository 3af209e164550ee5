/**
 * Milliseconds that the processor spent on some work. Unlike the time on the wall they do not grow with what else the
 * machine has to do: a test file that measures has a process of its own (`measuring` in vitest.config.mts).
 */
export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
