import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { largest, smallest } from './kept';
import styles from './styles.module.css';

/** Percent of the window's height that an arrow key moves. */
const STEP = 5;

interface Props {
  share: number;
  onShare: (share: number) => void;
  /** Id of what it resizes. */
  controls: string;
  /** How high the bar below the panel is, in pixels. */
  barHeight: () => number;
}

/** The upper edge of the open dock, to drag, or to move by arrow keys, Home and End. */
export default function Separator({ share, onShare, controls, barHeight }: Props): ReactNode {
  function press(event: KeyboardEvent): void {
    const wanted = { ArrowUp: share + STEP, ArrowDown: share - STEP, Home: smallest, End: largest }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    onShare(wanted);
  }

  function grasp(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    // Nothing is selected on the way; the focus is then given by hand.
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { innerHeight } = window;
    onShare(((innerHeight - barHeight() - event.clientY) / innerHeight) * 100);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of text cannot be moved
    <div
      role="separator"
      className={styles.separator}
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label="Height of the ledger"
      aria-controls={controls}
      aria-valuemin={smallest}
      aria-valuemax={largest}
      aria-valuenow={share}
      aria-valuetext={`${share} percent of the window`}
      onKeyDown={press}
      onPointerDown={grasp}
      onPointerMove={drag}
    />
  );
}
