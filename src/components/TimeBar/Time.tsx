import { type ReactNode, useEffect, useState } from 'react';
import { timeWords } from './words';

interface Props {
  /** What the clock showed, and the machine's moment at which it did, in milliseconds since 1970. */
  time: string;
  readAt: number;
  isRunning: boolean;
}

const everyMs = 1000;

/** The account's time, which goes on while its clock runs. Nothing is announced: whoever wants to know it reads it. */
export default function Time({ time, readAt, isRunning }: Props): ReactNode {
  const [now, setNow] = useState(readAt);
  useEffect(() => {
    setNow(Date.now());
    if (!isRunning) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [isRunning]);
  const passed = isRunning ? Math.max(0, now - readAt) : 0;
  const shown = new Date(Date.parse(time) + passed).toISOString();
  return <time dateTime={time}>{timeWords(shown)} UTC</time>;
}
