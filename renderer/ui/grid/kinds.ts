import { isFigure as isFigureKind, KINDS, type Kind, type KindReading, type ReadingPlace } from '../../../shared/domain/kinds.ts';
import { namedOf } from '../../../shared/domain/choices.ts';
import { formatDateShort } from '../format.ts';
import { writtenOf } from './told-apart.ts';
import type { CellKind, GridColumn, SelectOption } from './types.ts';

/** How the grid draws a kind of cell. */
interface Drawing {
  /** The kind its text is read and said by. */
  as: Kind;
  /** Sorted by the value itself, not by its words. */
  sortsByValue: boolean;
  /** Edited in a box of several lines. */
  lines?: true;
  /** Never typed in. */
  fixed?: true;
  /** Words for a narrow column, where they are fewer than everywhere else. */
  brief?: (value: string) => string;
}

/** A kind that is missing here doesn't compile. */
const DRAWN: Readonly<Record<CellKind, Drawing>> = {
  text: { as: 'text', sortsByValue: false },
  long_text: { as: 'long_text', sortsByValue: false, lines: true },
  reference: { as: 'reference', sortsByValue: false },
  web_address: { as: 'web_address', sortsByValue: false },
  day: { as: 'day', sortsByValue: true, brief: formatDateShort },
  time: { as: 'time', sortsByValue: true },
  year: { as: 'year', sortsByValue: true },
  number: { as: 'number', sortsByValue: true },
  decimal: { as: 'decimal', sortsByValue: true },
  money: { as: 'money', sortsByValue: true },
  percent: { as: 'percent', sortsByValue: true },
  yes_no: { as: 'yes_no', sortsByValue: false },
  code: { as: 'code', sortsByValue: false },
  link: { as: 'link', sortsByValue: false },
  status: { as: 'code', sortsByValue: false },
  opener: { as: 'text', sortsByValue: false, fixed: true },
};

/** How a column's cells are drawn. */
export const drawingOf = <Row>({ kind }: GridColumn<Row>): Drawing => DRAWN[kind];

/** True for a column of figures. */
export const isFigure = <Row>(column: GridColumn<Row>): boolean => isFigureKind(DRAWN[column.kind].as);

const NAMED = new WeakMap<readonly SelectOption[], ReturnType<typeof namedOf>>();

function namedIn(options: readonly SelectOption[]): ReturnType<typeof namedOf> {
  const known = NAMED.get(options);
  if (known) return known;
  // One of several of a name is meant by what tells it apart, too.
  const told = options.map(({ value }) => ({ value, label: writtenOf(options, value) ?? '' }));
  const shared = told.filter(({ label }, at) => label !== options[at]!.label);
  const named = namedOf([...options, ...shared]);
  NAMED.set(options, named);
  return named;
}

/** Reads a text for a column as every form and import does. */
export function readCell<Row>(column: GridColumn<Row>, text: string, options: readonly SelectOption[], place: ReadingPlace): KindReading {
  const { as } = DRAWN[column.kind];
  return KINDS[as].read(text, {
    ...place,
    min: column.min,
    ...(as === 'link' ? { named: namedIn(options), points: column.points ?? place.label } : { choices: options }),
  });
}
