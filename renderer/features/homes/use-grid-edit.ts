import type { z } from 'zod';
import type { CellEdit, GridRow } from '../../../shared/features/homes/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { TENURES } from '../../../shared/features/homes/codes.ts';
import { useCommand } from '../../api/query.tsx';
import { useGridEdits, type HeldCell } from '../../work/grid-edits.ts';
import { editsOf, namedInEdits } from '../../work/record-edits.ts';
import { t } from './t.ts';
import { formatYear } from '../../ui/format.ts';
import type { CellChange } from '../../ui/grid/types.ts';
import { figuresOf, readYearKey } from './grid-columns.tsx';

type Held = HeldCell<GridRow>;

/** A year's figures are a record of their own, which may not be there yet. */
const yearRecord = (commitmentId: unknown, year: unknown): string => `${String(commitmentId)} ${String(year)}`;

function hold({ row, columnKey, value }: CellChange<GridRow>): Omit<Held, 'change'> {
  const at = readYearKey(columnKey);
  if (!at) return { entity: 'commitment', record: row.id, version: row.version, field: columnKey, value };
  return {
    entity: 'commitment_year',
    record: yearRecord(row.id, at.year),
    version: figuresOf(row, at.year).version,
    field: at.measure,
    value,
  };
}

const isFigure = ({ change }: Held): boolean => readYearKey(change.columnKey) !== null;
const figuresIn = (cells: readonly Held[]): Held[] => cells.filter(isFigure);
const describingIn = (cells: readonly Held[]): Held[] => cells.filter((cell) => !isFigure(cell));

function toCell({ change, value, version }: Held): z.input<typeof CellEdit> {
  return { commitmentId: change.row.id, ...readYearKey(change.columnKey)!, value: value as number | null, version };
}

function nameOf({ change: { row, columnKey } }: Held): string {
  const at = readYearKey(columnKey);
  const [site, tenure] = [row.siteLabel, labelOf(TENURES, row.tenure)];
  return at ? t('homes.figuresOf', { site, tenure, year: formatYear(at.year) }) : t('homes.commitmentOf', { site, tenure });
}

/** Saves what the grid changed: figures and describing fields of a gesture in one command, so one step to undo. */
export function useGridEdit() {
  const { mutateAsync } = useCommand('homes.updateMany');
  return useGridEdits<GridRow>({
    list: 'homes.grid',
    hold,
    save: async (cells) => {
      const saved = await mutateAsync({ edits: editsOf(describingIn(cells)), cells: figuresIn(cells).map(toCell) });
      return new Map(
        saved.flatMap(({ commitmentId, version, years }): [string, number][] => [
          [commitmentId, version],
          ...years.map((figures): [string, number] => [yearRecord(commitmentId, figures.year), figures.version]),
        ]),
      );
    },
    named: (cells, path) =>
      path[0] === 'cells' ? figuresIn(cells).filter((_, at) => at === path[1]) : namedInEdits(describingIn(cells), path),
    recordOf: ({ id, current }) => ('year' in current ? yearRecord(current['commitmentId'], current['year']) : id),
    nameOf,
  });
}
