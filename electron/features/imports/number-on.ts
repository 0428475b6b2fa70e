import { nextReference } from '../../../shared/domain/next-reference.ts';
import type { ImportKindRules, Incoming, NumberingRules } from '../../rooms/import-kind.ts';
import { sameColumns } from './repeats.ts';
import type { RowsRead } from './rows-read.ts';

type Listed = readonly { reference: string; name: string }[];

/** The reference that comes next in a list. */
export const nextHere = ({ first }: NumberingRules, here: Listed): string =>
  nextReference(
    here.map(({ reference }) => reference),
    first,
  );

const byReference = new Intl.Collator('en-GB', { numeric: true });

/**
 * Gives the rows of sheets without references one each: that of the record here of the same name, the second row of a
 * name the second one's, or else the next number. A row that is the same in every cell stays the same row.
 */
export function numberOn(read: RowsRead, sheets: ReadonlySet<string>, { numbering }: ImportKindRules, here: Listed): void {
  if (!numbering || sheets.size === 0) return;
  const sorted = here.toSorted((one, other) => byReference.compare(one.reference, other.reference));
  const named = Map.groupBy(sorted, ({ name }) => name);
  const taken = new Set([...here, ...read.incoming].map(({ reference }) => reference));
  const met = new Map<string, { row: Incoming; reference: string }[]>();
  let next = nextHere(numbering, here);
  const nextFree = (): string => {
    while (taken.has(next)) next = nextReference([next], numbering.first);
    taken.add(next);
    return next;
  };
  read.incoming = read.incoming.map((row) => {
    if (!sheets.has(row.sheet)) return row;
    const earlier = met.get(row.name) ?? [];
    const double = earlier.find((one) => sameColumns(one.row, row));
    const reference = double?.reference ?? named.get(row.name)?.[earlier.length]?.reference ?? nextFree();
    if (!double) met.set(row.name, [...earlier, { row, reference }]);
    return numbering.as(row, reference);
  });
}
