/** What a report is, before anyone decides how to draw it. No Excel words beyond names and widths. */

import type { Kind } from '../../shared/domain/kinds.ts';

/** How a column's values are stored, shown and totalled: as their kind is, or as a status word, printed as a word and tinted. */
export type ReportKind = Kind | 'rag';

/**
 * A cell: text, a number in the unit of its kind, or nothing. What is no figure, day or text is in words by the time it
 * gets here: a year, a time, yes and no, a code's words, a name. A web address may be `Label|address` or an e-mail address.
 * Text in a number column stays text, so shorthand such as `[x]` is allowed.
 */
export type ReportCell = string | number | null;

/** What the totals row says under a column. */
export type ReportTotal = 'sum' | 'count' | 'none';

/** One column of a sheet's table. */
export interface ReportColumn {
  /** Stable name, for tests and for choosing columns; never printed. */
  key: string;
  /** The header cell. Made unique in the table if two columns share it. */
  heading: string;
  /** How the values are stored and shown. */
  kind: ReportKind;
  /** Width in characters; worked out from the content if left out. */
  width?: number;
  /** What the totals row shows; left out means none. */
  total?: ReportTotal;
  /** A sentence about the column, printed on the Notes sheet. */
  note?: string;
}

/** One sheet holding one table. */
export interface ReportSheet {
  /** The tab; cut to 31 characters and made unique. */
  name: string;
  /** The table's name, for people who write formulas; made valid and unique. */
  tableName: string;
  /** Goes in A1: say what, where and when ("Promised homes, Bromley, 2026-27"). */
  title: string;
  /** Goes in A2, if there is one. */
  description?: string;
  /** The table's columns, left to right. */
  columns: readonly ReportColumn[];
  /** The table's rows, in column order; read once. */
  rows: Iterable<readonly ReportCell[]>;
}

/** A line of the cover: "Prepared by", "Jo Bell". */
export interface ReportFact {
  /** What it is. */
  label: string;
  /** What it says. */
  value: string;
}

/** A headed passage of the Notes sheet. */
export interface ReportNote {
  /** The heading. */
  heading: string;
  /** Its paragraphs. */
  text: readonly string[];
}

/** A whole workbook. */
export interface ReportModel {
  /** Goes in the cover's A1 and the document properties. */
  title: string;
  /** A second line under the title. */
  subtitle?: string;
  /** Whose report it is: "Bromley Housing Partnership". */
  partnership: string;
  /** What it covers, in words: "Quarter 1 (Apr to June) 2026-27". */
  period?: string;
  /** When it was made, an ISO instant. */
  createdAt: string;
  /** Who made it; the document's author. */
  createdBy: string;
  /** The document's subject property. */
  subject: string;
  /** The document's keywords property. */
  keywords: readonly string[];
  /** The document's language. */
  language: 'en-GB';
  /** The first sheet. */
  cover: {
    /** Label and value lines. */
    facts: readonly ReportFact[];
    /** Opening paragraphs. */
    intro: readonly string[];
  };
  /** The Notes sheet: how to read it, shorthand, definitions, source. */
  notes: readonly ReportNote[];
  /** One table each. */
  sheets: readonly ReportSheet[];
}
