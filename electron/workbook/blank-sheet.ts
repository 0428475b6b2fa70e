import type { CellStyle, Cell as HucreCell, WriteOptions, WriteSheet } from 'hucre/xlsx';
import { columnLetter, quotedSheet } from './names.ts';
import { tableHeaderFooter } from './page-set-up.ts';
import { RAG_CELLS, RAG_CHANGES, RAG_TONES, ragFormula } from './rag.ts';
import { BODY, headerStyle, SUBTITLE, TITLE, totalStyle } from './report-styles.ts';
import type { PlannedSheet } from './table-plan.ts';

/*
 * hucre writes everything about a table's sheet except its cells: styles, panes, page set-up, conditional formats,
 * relationships. Its cells hold one empty sample of each look, so that the row writer can read the style numbers
 * hucre gave them. hucre makes two objects and a style key per cell, which is most of its time and memory.
 */
const SAMPLE_ROWS = { title: 1, subtitle: 2, header: 3, body: 4, total: 5, rag: 6 } as const;

/** The style numbers of one sheet's cells. */
export interface BlankStyles {
  /** A1. */
  title: number;
  /** A2. */
  subtitle: number;
  /** A word in a link column that leads nowhere. */
  plain: number;
  /** Header cells, by column. */
  header: readonly number[];
  /** Data cells, by column. */
  body: readonly number[];
  /** Totals cells, by column. */
  total: readonly number[];
  /** Status cells, by tone. */
  rag: readonly number[];
}

/** The sheet as hucre is asked to write it. */
export function blankSheet(plan: PlannedSheet, reportTitle: string): WriteSheet {
  const cells = new Map<string, Partial<HucreCell>>();
  const sample = (row: number, styles: readonly CellStyle[]): void => {
    for (const [column, style] of styles.entries()) cells.set(`${row - 1},${column}`, { style });
  };
  sample(SAMPLE_ROWS.title, [TITLE]);
  sample(SAMPLE_ROWS.subtitle, [SUBTITLE, BODY.text]);
  sample(
    SAMPLE_ROWS.header,
    plan.columns.map((column) => headerStyle(column.kind)),
  );
  sample(
    SAMPLE_ROWS.body,
    plan.columns.map((column) => BODY[column.kind]),
  );
  sample(
    SAMPLE_ROWS.total,
    plan.columns.map((column) => totalStyle(column.kind, column.total === 'count')),
  );
  sample(SAMPLE_ROWS.rag, RAG_CELLS);
  return {
    name: plan.name,
    columns: plan.widths.map((width) => ({ width })),
    rows: [],
    cells,
    freezePane: { rows: plan.headerRow, columns: plan.columns.length > 1 ? 1 : 0 },
    conditionalRules: ragRules(plan),
    tables: [blankTable(plan)],
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: tableHeaderFooter(reportTitle, plan.name),
  };
}

function ragRules(plan: PlannedSheet): NonNullable<WriteSheet['conditionalRules']> {
  let priority = 0;
  return plan.columns.flatMap((column, index) => {
    if (column.kind !== 'rag') return [];
    const letter = columnLetter(index);
    const first = plan.headerRow + 1;
    return RAG_TONES.map((tone, t) => ({
      type: 'expression' as const,
      priority: (priority += 1),
      formula: ragFormula(tone, `$${letter}${first}`),
      style: RAG_CHANGES[t],
      range: `${letter}${first}:${letter}${first}`,
    }));
  });
}

function blankTable(plan: PlannedSheet): NonNullable<WriteSheet['tables']>[number] {
  const last = plan.headerRow + (plan.totals ? 2 : 1);
  return {
    name: plan.table,
    range: `A${plan.headerRow}:${columnLetter(plan.columns.length - 1)}${last}`,
    style: 'TableStyleLight1',
    showRowStripes: true,
    showTotalRow: plan.totals,
    columns: plan.columns.map((column, index) => ({
      name: column.heading,
      ...(plan.totals && (column.total === 'sum' || column.total === 'count') ? { totalFunction: column.total } : {}),
      ...(plan.totals && hasTotalLabel(plan, index) ? { totalLabel: 'Total' } : {}),
    })),
  };
}

/** The word "Total" goes in the first column, unless that column is itself totalled. */
export function hasTotalLabel(plan: PlannedSheet, index: number): boolean {
  return index === 0 && (plan.columns[0]?.total ?? 'none') === 'none';
}

/** The header row repeats on every printed page. hucre's own setting forgets to quote sheet names. */
export function printTitles(plan: PlannedSheet): NonNullable<WriteOptions['namedRanges']>[number] {
  return {
    name: '_xlnm.Print_Titles',
    range: `${quotedSheet(plan.name)}!$${plan.headerRow}:$${plan.headerRow}`,
    scope: plan.name,
  };
}

/** Reads the style numbers back from hucre's sheet. */
export function blankStyles(xml: string, columns: number): BlankStyles {
  const numbers = new Map<string, number>();
  for (const [, ref, style] of xml.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"/g)) numbers.set(ref as string, Number(style));
  const at = (row: number, count: number): number[] =>
    Array.from({ length: count }, (_, column) => {
      const number = numbers.get(columnLetter(column) + String(row));
      if (number === undefined) throw new Error(`hucre left out the sample cell ${columnLetter(column)}${row}.`);
      return number;
    });
  return {
    title: at(SAMPLE_ROWS.title, 1)[0] as number,
    subtitle: at(SAMPLE_ROWS.subtitle, 1)[0] as number,
    plain: at(SAMPLE_ROWS.subtitle, 2)[1] as number,
    header: at(SAMPLE_ROWS.header, columns),
    body: at(SAMPLE_ROWS.body, columns),
    total: at(SAMPLE_ROWS.total, columns),
    rag: at(SAMPLE_ROWS.rag, RAG_CELLS.length),
  };
}
