import type { CellStyle, Cell as HucreCell, WriteSheet } from 'hucre/xlsx';
import { cellText, oneLine, protectEscapes } from './cell-text.ts';
import { momentInWords } from './cell-values.ts';
import { quotedSheet } from './names.ts';
import { pageFooter } from './page-set-up.ts';
import type { ReportFact, ReportModel } from './report-model.ts';
import { CONTENTS_LINK, headerStyle, LABEL, NOTE_LABEL, NOTE_PROSE, PROSE, SECTION, SUBTITLE, TITLE } from './report-styles.ts';
import { charactersPerLine, lineCount, rowHeight } from './row-heights.ts';
import type { PlannedSheet } from './table-plan.ts';

const LABEL_WIDTH = 34;
const PROSE_WIDTH = 92;
const TITLE_HEIGHT = 30;
const SECTION_HEIGHT = 36;
const HEADER_HEIGHT = 22;
const FONT_SIZE = 12;
const MAX_NOTE_LINES = 20;

const LABEL_LINE = charactersPerLine(LABEL_WIDTH, FONT_SIZE);
const PROSE_LINE = charactersPerLine(PROSE_WIDTH, FONT_SIZE);

/** A text cell for hucre, which would read "#N/A" as an error unless it is rich text. */
function textCell(text: string, style: CellStyle): Partial<HucreCell> {
  const safe = protectEscapes(cellText(text));
  return safe.startsWith('#') ? { value: safe, richText: [{ text: safe }], style } : { value: safe, style };
}

/** Fills a sheet's cells line by line. */
class Lines {
  readonly cells = new Map<string, Partial<HucreCell>>();
  readonly heights = new Map<number, { height: number }>();
  count = 0;

  add(left: Partial<HucreCell>, right: Partial<HucreCell> | null = null, height?: number): void {
    this.cells.set(`${this.count},0`, left);
    if (right !== null) this.cells.set(`${this.count},1`, right);
    const lines = Math.max(
      right === null ? 1 : lineCount(String(left.value), LABEL_LINE),
      lineCount(String(right?.value ?? ''), PROSE_LINE),
    );
    this.heights.set(this.count, { height: height ?? rowHeight(lines, FONT_SIZE) });
    this.count += 1;
  }
}

function coverFacts(model: ReportModel): ReportFact[] {
  const standing: ReportFact[] = [
    { label: 'Partnership', value: model.partnership },
    ...(model.period === undefined ? [] : [{ label: 'Period', value: model.period }]),
    { label: 'Created', value: momentInWords(model.createdAt) },
    { label: 'Created by', value: model.createdBy },
  ];
  const given = new Set(model.cover.facts.map((fact) => fact.label.trim().toLowerCase()));
  return [...standing.filter((fact) => !given.has(fact.label.toLowerCase())), ...model.cover.facts];
}

/** The first sheet: what this is, whose, and what is in it. */
export function coverSheet(model: ReportModel, name: string, contents: readonly { name: string; title: string }[]): WriteSheet {
  const lines = new Lines();
  lines.add(textCell(oneLine(model.title, 250), TITLE), null, TITLE_HEIGHT);
  if (model.subtitle !== undefined) lines.add(textCell(oneLine(model.subtitle, 250), SUBTITLE));
  for (const fact of coverFacts(model)) lines.add(textCell(fact.label, LABEL), textCell(fact.value, PROSE));
  for (const [i, paragraph] of model.cover.intro.entries()) {
    lines.add(textCell(i === 0 ? 'About this report' : '', LABEL), textCell(paragraph, PROSE));
  }
  lines.add(textCell('Contents', { ...SECTION, alignment: { vertical: 'bottom' } }), null, SECTION_HEIGHT);
  for (const sheet of contents) {
    const link = { target: '', location: `${quotedSheet(sheet.name)}!A1`, display: sheet.name };
    lines.add({ ...textCell(sheet.name, CONTENTS_LINK), hyperlink: link }, textCell(sheet.title, PROSE));
  }
  return { name, ...frontSheet(model, lines) };
}

/** The second sheet: one table of notes, so a screen reader announces it as one. */
export function notesSheet(model: ReportModel, name: string, table: string, sheets: readonly PlannedSheet[]): WriteSheet {
  const lines = new Lines();
  lines.add(textCell(`Notes: ${oneLine(model.title, 200)}`, TITLE), null, TITLE_HEIGHT);
  lines.add(textCell('How to read this workbook, what its shorthand means and where its figures come from.', SUBTITLE));
  lines.add(textCell('Note', headerStyle('text')), textCell('What it says', headerStyle('text')), HEADER_HEIGHT);
  for (const note of notes(model, sheets)) {
    // No row can be taller than Excel allows, so a long note takes a row for each paragraph.
    const joined = note.text.join('\n\n');
    const texts = lineCount(joined, PROSE_LINE) <= MAX_NOTE_LINES ? [joined] : note.text;
    for (const text of texts) lines.add(textCell(note.heading, NOTE_LABEL), textCell(text, NOTE_PROSE));
  }
  return {
    name,
    ...frontSheet(model, lines),
    freezePane: { rows: 3 },
    tables: [
      {
        name: table,
        range: `A3:B${lines.count}`,
        columns: [{ name: 'Note' }, { name: 'What it says' }],
        style: 'TableStyleLight1',
        showRowStripes: false,
      },
    ],
  };
}

function notes(model: ReportModel, sheets: readonly PlannedSheet[]): { heading: string; text: readonly string[] }[] {
  const columns = sheets.flatMap((sheet) =>
    sheet.columns.flatMap((column) =>
      column.note === undefined ? [] : [{ heading: `${sheet.name}: ${column.heading}`, text: [column.note] }],
    ),
  );
  const reading = {
    heading: 'Tables',
    text: [
      'Each sheet after this one holds one table. Use the arrows in its header row to sort or filter it; a totals row adds up only the rows that are showing.',
      'Money is in pounds. Status is always given as a word; colour only repeats it. An empty cell means that nothing was recorded.',
    ],
  };
  return [...model.notes, ...columns, reading];
}

function frontSheet(model: ReportModel, lines: Lines): Omit<WriteSheet, 'name'> {
  return {
    columns: [{ width: LABEL_WIDTH }, { width: PROSE_WIDTH }],
    rows: [],
    cells: lines.cells,
    rowDefs: lines.heights,
    view: { showGridLines: false },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: pageFooter(model.title),
  };
}
