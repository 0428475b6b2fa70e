import { inWords } from '../../../shared/domain/kinds.ts';
import type { FieldValue } from '../../../shared/domain/tabular-types.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';
import type { ConvertedRow } from '../../tabular/convert.ts';

type Values = Record<string, FieldValue | undefined>;

/** What stands in a total's row against what was read above it. */
export interface Against {
  field: string;
  said: number;
  /** The sum of all rows above, or of those since the last total where the total says that. */
  sum: number;
  agrees: boolean;
  /** Cells of the column above it that can't be read. */
  unread: number;
}

/** Tenths and hundredths add up as on paper. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

const isUnread = ({ problems }: ConvertedRow, key: string): boolean =>
  problems.some(({ field, severity }) => field === key && severity === 'error');

/** Homes of a row as the account counts them: none where the cell that says so can't be read, whatever stands beside it. */
export const homesIn = (rules: ImportKindRules, row: ConvertedRow): number | null =>
  isUnread(row, rules.homesField ?? '') ? null : (rules.homesOf?.(row.values) ?? null);

/** Adds up the columns of a table one by one: a total is held against its own column, never against a mix of two. */
export class ColumnSums {
  readonly #keys: string[];
  readonly #all = new Map<string, number>();
  readonly #block = new Map<string, number>();
  readonly #unread = new Map<string, number>();
  /** Rows that add something. */
  addends = 0;

  constructor({ fields }: ImportKindRules) {
    this.#keys = fields.filter(({ adds }) => adds === true).map(({ key }) => key);
  }

  /** Counts a row that is no total. */
  add(row: ConvertedRow): void {
    let adds = false;
    for (const key of this.#keys) {
      const value = row.values[key];
      if (typeof value === 'number' && value !== 0) adds = true;
      if (typeof value === 'number') for (const sums of [this.#all, this.#block]) sums.set(key, round((sums.get(key) ?? 0) + value));
      else if (row.problems.length > 0 && isUnread(row, key)) this.#unread.set(key, (this.#unread.get(key) ?? 0) + 1);
    }
    if (adds) this.addends += 1;
  }

  /** Holds the figures of what may be a total against the rows so far. */
  against(values: Values): Against[] {
    return this.#keys.flatMap((field): Against[] => {
      const said = values[field];
      if (typeof said !== 'number') return [];
      const [all, block] = [this.#all.get(field) ?? 0, this.#block.get(field) ?? 0];
      const agrees = said === all || said === block;
      return [{ field, said, sum: agrees ? said : all, agrees, unread: this.#unread.get(field) ?? 0 }];
    });
  }

  /** After a total: begins with the rows below. */
  beginBlock(): void {
    this.#block.clear();
  }
}

const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 6 });

/** How a total's figures are said. */
export interface TotalSaying {
  /** A field's heading, as the file has it. */
  headingOf: (field: string) => string;
  fields: ImportKindRules['fields'];
  /** Where the rows stand that it adds up. */
  where: 'above' | 'below';
}

/** A total against its columns, in words. */
export function totalSaid(found: readonly Against[], { headingOf, fields, where }: TotalSaying): string {
  const saying = (field: string, value: number): string =>
    fields.some(({ key, type }) => key === field && type === 'money') ? inWords('money', value) : number(value);
  const list = new Intl.ListFormat('en-GB');
  const right = found.filter(({ agrees }) => agrees).map(({ field, said }) => `${headingOf(field)} ${saying(field, said)}`);
  const wrong = found
    .filter(({ agrees }) => !agrees)
    .map(({ field, said, sum, unread }) => {
      const cells = unread === 1 ? 'one cell' : `${unread} cells`;
      const but =
        unread === 0
          ? `but the rows ${where} it add up to ${saying(field, sum)}`
          : `but what can be read ${where} it adds up to ${saying(field, sum)}, without ${cells}`;
      return `${headingOf(field)} ${saying(field, said)}, ${but}`;
    });
  return [...wrong, ...(right.length > 0 ? [`${list.format(right)}, as the rows ${where} it add up to`] : [])].join('; ');
}
