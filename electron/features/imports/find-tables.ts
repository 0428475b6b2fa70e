import { AppError } from '../../../shared/errors.ts';
import type { SheetOffer } from '../../../shared/features/imports/contract.ts';
import type { Sheet, TableFile } from '../../../shared/domain/tabular-types.ts';
import { findHeader, headingSignature, type FoundHeader } from '../../tabular/header.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import { PROBLEM_FIELDS, withoutOurs } from './problem-headings.ts';

/** A sheet and the headings of its table. */
export interface FoundTable {
  sheet: Sheet;
  header: FoundHeader;
}

interface Candidate extends FoundTable {
  rows: number;
  /** Why it is no table to read, in words; empty for one that may be. */
  against: string;
}

/** Sheets that stand beside a register and are not it. */
const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/example|sample|specimen/iu, 'its name says it is an example'],
  [/delete|removed|superseded|withdrawn|archive|former|old\b|previous/iu, 'its name says it holds what was taken out'],
  [/schema|look\s*-?ups?|\blists?\b|validation|drop\s*-?downs?|codes?\b|options|vocabular/iu, 'its name says it is a list of words'],
  [/read\s*me|notes?\b|guidance|cover|contents|metadata|instructions|template/iu, 'its name says it explains the others'],
];

const dataRows = (sheet: Sheet, header: FoundHeader): number =>
  sheet.rows.slice(header.firstDataRow).filter((row) => row.some((cell) => cell !== null && cell !== '')).length;

/** Every sheet, with its headings, and what speaks against reading it. */
function candidatesOf(file: TableFile, rules: ImportKindRules): Candidate[] {
  const found = file.sheets.flatMap((sheet) => {
    const seen = findHeader(sheet, [...rules.fields, ...PROBLEM_FIELDS]);
    const header = seen && withoutOurs(seen);
    return header ? [{ sheet, header, rows: dataRows(sheet, header) }] : [];
  });
  const most = Math.max(0, ...found.filter(({ sheet }) => sheet.hidden !== true).map(({ header }) => header.matches));
  return found.map((one) => ({ ...one, against: reasonAgainst(one, most, rules.fields.length, file.sheets.length === 1) }));
}

function reasonAgainst({ sheet, header, rows }: Omit<Candidate, 'against'>, most: number, fields: number, alone: boolean): string {
  if (sheet.hidden) return 'the workbook hides it';
  if (rows === 0) return 'it has no rows under its headings';
  if (alone) return '';
  const beside = BESIDE.find(([pattern]) => pattern.test(sheet.name));
  if (beside) return beside[1];
  // A third is little, yet another council's own headings may fit no better: it is offered, and asked.
  if (header.matches * 3 < most || (most > 1 && header.matches < 2)) return `its headings fit ${header.matches} of ${fields} fields`;
  return '';
}

const ALL = 'all';
const one = (name: string): string => `sheet:${name}`;
const count = (rows: number): string => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;

/** Sheets whose headings fit as well as the best's, in the file's order. */
function likely(found: readonly Candidate[]): Candidate[] {
  const open = found.filter(({ against }) => against === '');
  if (open.length > 0) return open;
  // All that is there speaks against itself: better offered than refused.
  const some = found.filter(({ rows }) => rows > 0);
  const most = Math.max(0, ...some.map(({ header }) => header.matches));
  return some.filter(({ header }) => header.matches === most);
}

function chosen(file: TableFile, found: readonly Candidate[], asking: Asking): Candidate[] {
  const fit = likely(found);
  if (fit.length === 0) return found.slice(0, 1);
  const [best] = fit;
  if (file.sheets.length === 1) return [best!];
  const rows = fit.reduce((sum, table) => sum + table.rows, 0);
  const sure = fit.length === 1 && best!.against === '';
  const all = { id: ALL, label: `Read all ${fit.length}`, effect: count(rows) };
  const readable = found.filter((table) => table.rows > 0);
  const answer = asking.ask({
    id: 'sheets',
    kind: 'sheets',
    title: sure ? `1 of ${file.sheets.length} sheets read: ${best!.sheet.name}` : 'Which sheets are to be read?',
    detail: sure
      ? `Not read: ${notRead(found, [best!])}.`
      : fit.length === 1
        ? `The only table is on “${best!.sheet.name}”, but ${best!.against}.`
        : `${fit.length} sheets have headings that fit: ${fit.map(({ sheet, rows: held }) => `${sheet.name} (${count(held)})`).join(', ')}.`,
    options: [
      ...(fit.length > 1 ? [all] : []),
      ...readable.map((table) => ({ id: one(table.sheet.name), label: `${table.sheet.name} alone`, effect: count(table.rows) })),
    ],
    proposed: fit.length > 1 ? ALL : one(best!.sheet.name),
    ...(sure ? { decided: one(best!.sheet.name) } : {}),
  });
  if (answer === null || answer === ALL) return fit;
  return readable.filter(({ sheet }) => one(sheet.name) === answer);
}

const notRead = (found: readonly Candidate[], read: readonly Candidate[]): string =>
  found
    .filter((table) => !read.includes(table))
    .map(({ sheet, rows }) => `${sheet.name} (${sheet.hidden ? 'hidden, ' : ''}${rows.toLocaleString('en-GB')})`)
    .join(', ') || 'sheets without a table';

/** The tables to read, and what is said of every sheet. Throws an AppError for a file without a row of headings. */
export function findTables(file: TableFile, rules: ImportKindRules, asking: Asking): { tables: FoundTable[]; sheets: SheetOffer[] } {
  const found = candidatesOf(file, rules);
  const tables = chosen(file, found, asking);
  if (tables.length === 0) {
    throw new AppError('unreadable_file', `“${file.fileName}” has no row of headings.`, {
      remedy: 'Put the headings in the first row and choose the file again.',
    });
  }
  const sheets = file.sheets.map((sheet): SheetOffer => {
    const table = found.find((each) => each.sheet === sheet);
    const read = tables.some((each) => each.sheet === sheet);
    const why = read ? '' : !table ? 'it has no row of headings' : table.against || 'another sheet was chosen';
    return { name: sheet.name, rows: table?.rows ?? 0, fits: table?.header.matches ?? 0, hidden: sheet.hidden === true, read, why };
  });
  return { tables, sheets };
}

/** Names a table's layout, so that columns chosen for it are offered again. */
export const signatureOf = ({ header }: FoundTable): string => headingSignature(header.headings);

/** What answers about one file alone are kept by. */
export const fileSource = ({ sha256 }: Pick<TableFile, 'sha256'>): string => `file:${sha256}`;

/**
 * What answers are kept by: the register, as two councils may use the same headings and other words; for kinds without
 * registers the headings, as a word of one source says nothing of another's.
 */
export const sourceOf = (register: string, tables: readonly FoundTable[]): string =>
  register === '' ? `headings:${[...new Set(tables.map(signatureOf))].toSorted().join(' ')}` : `register:${register}`;
