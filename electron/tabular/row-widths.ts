import { addRow, rowsWith, type Tally } from './row-tally.ts';

/** How many cells the rows of a text file have: what most have is the table's width, and the others are named. */
export class RowWidths {
  readonly #widths = new Map<number, Tally>();
  #last = { row: 0, width: 0 };

  /** Counts a row that has something in it. */
  add(row: number, width: number): void {
    addRow(this.#widths, width, row);
    this.#last = { row, width };
  }

  /** How many cells most rows have; 0 where there is none. */
  get usual(): number {
    return [...this.#widths].toSorted(([, one], [, other]) => other.count - one.count)[0]?.[0] ?? 0;
  }

  /** Sentences about rows that are shorter or longer than the table, and about an end in the middle of one. */
  notes(endsInLine: boolean): string[] {
    const { usual } = this;
    if (usual < 2) return [];
    // What stands above the table, such as its title, is as short as it likes.
    const first = Math.min(...[...this.#widths].flatMap(([width, { rows }]) => (width >= usual ? rows : [])));
    const odd = (isOdd: (width: number) => boolean): Tally => {
      const found = [...this.#widths].filter(([width]) => isOdd(width)).map(([, held]) => held);
      const rows = found.flatMap((held) => held.rows).filter((row) => row > first);
      return { count: Math.max(rows.length, found.reduce((sum, held) => sum + held.count, 0) - this.#above(first, isOdd)), rows };
    };
    const notes: string[] = [];
    const short = odd((width) => width < usual);
    const long = odd((width) => width > usual);
    if (short.rows.length > 0)
      notes.push(sentence(short, `fewer cells than the ${usual} of the others, so a cell or its separator may be missing`));
    if (long.rows.length > 0)
      notes.push(sentence(long, `more cells than the ${usual} of the others, so a separator may stand within a text`));
    if (!endsInLine && this.#last.row > first) {
      const broken = this.#last.width < usual;
      notes.push(
        broken
          ? `The file breaks off in the middle of row ${this.#last.row}: it may have been cut short. Ask for it again.`
          : `The last row, ${this.#last.row}, has no line end. If the file was cut short, that row isn’t whole.`,
      );
    }
    return notes;
  }

  #above(first: number, isOdd: (width: number) => boolean): number {
    return [...this.#widths].reduce((sum, [width, { rows }]) => (isOdd(width) ? sum + rows.filter((row) => row < first).length : sum), 0);
  }
}

const sentence = (tally: Tally, what: string): string => `${rowsWith(tally, { one: 'has', many: 'have' })} ${what}.`;
