import { useState } from 'react';

interface Held<T> {
  /** The record as it was when the person began to change it: saves carry its version. */
  held: T;
  /** True when somebody has saved it since. */
  changed: boolean;
  /** Goes on from this version: after a save, or when the person takes theirs. */
  release: (next: T) => void;
}

/**
 * Holds on to the version a form was filled from. A refetch must not slip a newer version under half-typed words:
 * the save would then overwrite the other person's without asking.
 */
export function useHeldRecord<T extends { version: number }>(record: T, dirty: boolean): Held<T> {
  const [held, setHeld] = useState(record);
  const current = dirty ? held : record;
  if (!dirty && held !== record) setHeld(record);
  return { held: current, changed: current.version !== record.version, release: setHeld };
}
