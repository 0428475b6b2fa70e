import { useCallback, useState } from 'react';

interface Count {
  count: number;
  of: number;
}

/**
 * How many rows the grid of a place lists, and what to tell it by: null until its grid has told. Another count draws the
 * screen anew, other rows or figures don't.
 */
export function useListedCount(place = ''): [Count | null, (listed: Count) => void] {
  const [told, setTold] = useState<(Count & { place: string }) | null>(null);
  const tell = useCallback(
    ({ count, of }: Count) => setTold((was) => (was?.place === place && was.count === count && was.of === of ? was : { place, count, of })),
    [place],
  );
  return [told?.place === place ? told : null, tell];
}
