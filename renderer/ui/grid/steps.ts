/** A gesture that may be taken back. */
interface Step<Problem> {
  gesture: number;
  /** Cells of it that were stored, or still may be: the stored undo takes those back. */
  stored: number;
  /** The refused cells that taking it back has taken from the grid. */
  dropped: readonly Problem[];
}

/**
 * Gestures since the first refused cell, in their order: Ctrl+Z takes back what was typed last, stored or not, and
 * Ctrl+Y brings it again. What was stored is left to the stored undo.
 */
export class Steps<Problem> {
  #done: Step<Problem>[] = [];
  #undone: Step<Problem>[] = [];

  /** A gesture began. Without refused cells nothing before it matters: the stored undo knows the order. */
  begin(gesture: number, stored: number, anyRefused: boolean): void {
    if (!anyRefused) this.#done = [];
    this.#undone = [];
    this.#done.push({ gesture, stored, dropped: [] });
  }

  /** Cells of the gesture were not stored after all. */
  refuse(gesture: number, count: number): void {
    const step = this.#done.find((one) => one.gesture === gesture);
    if (step) step.stored -= count;
  }

  /** The refused gesture that Ctrl+Z would drop, by its number; null when it is for the stored undo. */
  next(hasRefused: (gesture: number) => boolean): number | null {
    while (this.#done.length > 0) {
      const { stored, gesture } = this.#done.at(-1)!;
      if (stored > 0) return null;
      if (hasRefused(gesture)) return gesture;
      this.#done.pop();
    }
    return null;
  }

  /** The newest gesture was taken back, with these cells; one that the stored undo takes back has none. */
  tookBack(dropped: readonly Problem[]): void {
    const step = this.#done.pop();
    if (step || this.#undone.length > 0) this.#undone.push({ ...(step ?? { gesture: 0, stored: 1 }), dropped });
  }

  /** The refused cells that Ctrl+Y brings again; none when it is for the stored redo. */
  again(): readonly Problem[] {
    const step = this.#undone.pop();
    if (step) this.#done.push(step);
    return step?.dropped ?? [];
  }
}
