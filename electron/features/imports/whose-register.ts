import { cellText } from '../../tabular/headings.ts';
import { likeness } from '../../../shared/domain/likeness.ts';
import type { RegisterRules } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import type { MatchedTable } from './choose-columns.ts';
import { isTotal } from './row-kinds.ts';

/** How the rows of a table find their register. */
export interface RegisterPlan {
  /** The register of a row, by the text it gives. */
  of(text: string): string;
  /** Registers the rows may belong to. */
  names: string[];
  /** Sentences about what the column holds. */
  notes: string[];
}

/** What a register is found with. */
export interface RegisterRequest {
  rules: RegisterRules;
  asking: Asking;
  /** What the person says; it beats the file. */
  given: string | undefined;
  /** From the file's name. */
  fallback: string;
  known: ReadonlyMap<string, ReadonlyMap<string, string>>;
  several: boolean;
  /** The answer for tables that don't say, once it was asked: one question serves them all. */
  shared: { name?: string };
}

interface Codes {
  /** Registers in the order of their first rows, with how many rows each has. */
  counts: Map<string, number>;
  blank: number;
  rows: number;
}

function codesIn({ sheet, header, match }: MatchedTable, rules: RegisterRules): Codes {
  const { column, heading = '' } = match.matched[rules.field] ?? {};
  const codes: Codes = { counts: new Map(), blank: 0, rows: 0 };
  for (const row of sheet.rows.slice(header.firstDataRow)) {
    if (row.every((cell) => cell === null || cell === '')) continue;
    // The headings again are no register of that name, nor is a total.
    const text = cellText(row[column ?? -1]).trim();
    if (column !== undefined && (text === heading || isTotal(text))) continue;
    codes.rows += 1;
    const code = column === undefined ? '' : rules.registerOf(text);
    if (code === '') codes.blank += 1;
    else codes.counts.set(code, (codes.counts.get(code) ?? 0) + 1);
  }
  return codes;
}

/** True for E06000131, E06000132, E06000133 …: one code, dragged down a column by its corner. */
export function isDragged(codes: readonly string[]): boolean {
  if (codes.length < 3) return false;
  const split = codes.map((code) => /^(.*?)(\d+)$/u.exec(code));
  if (split.some((one) => one === null || one[1] !== split[0]?.[1])) return false;
  const numbers = split.map((one) => Number(one?.[2]));
  const steps = numbers.slice(1).filter((number, at) => number === (numbers[at] ?? NaN) + 1).length;
  return steps >= (numbers.length - 1) * 0.8;
}

const rowsWord = (rows: number): string => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;
const EACH = '*';

/** The register here that holds most of a table's sites under the same reference and much the same name. */
function alreadyHere(table: MatchedTable, known: RegisterRequest['known']): string | undefined {
  const [reference, name] = [table.match.matched['reference']?.column, table.match.matched['nameAddress']?.column];
  if (reference === undefined || name === undefined) return undefined;
  const rows = table.sheet.rows.slice(table.header.firstDataRow, table.header.firstDataRow + 500);
  let [best, most] = [undefined as string | undefined, rows.length / 4];
  for (const [register, sites] of known) {
    const same = rows.filter((row) => {
      const here = sites.get(cellText(row[reference]).trim());
      return here !== undefined && likeness(here, cellText(row[name])) > 0.6;
    }).length;
    if (same > most) [best, most] = [register, same];
  }
  return best;
}

const titleIn = (title: string, { sheet }: MatchedTable, several: boolean): string => (several ? `${sheet.name}: ${title}` : title);

/** Finds whose register a table is: by its own column, confirmed; else asked, each time, never told by its headings. */
export function whoseRegister(table: MatchedTable, request: RegisterRequest): RegisterPlan {
  const { rules, asking, given, several } = request;
  const codes = codesIn(table, rules);
  const names = [...codes.counts.keys()];
  const id = several ? `register@${table.sheet.name}` : 'register';
  if (given !== undefined && given !== '') {
    return { of: () => given, names: [given], notes: otherThanGiven(names, given) };
  }
  if (names.length === 0) return askRegister(table, request);
  const dragged = isDragged(names);
  const [first = ''] = names;
  const options = names.slice(0, 30).map((name) => ({ id: name, label: name, effect: rowsWord(codes.counts.get(name) ?? 0) }));
  const one = names.length === 1 || dragged;
  const answer = asking.ask({
    id,
    kind: 'register',
    title: titleIn(one ? `Register of ${first}` : `Rows of ${names.length} registers`, table, several),
    detail: detailOf(codes, table.match.matched[rules.field]?.heading ?? '', dragged),
    options: names.length === 1 ? options : [{ id: EACH, label: 'Each row’s own', effect: `${names.length} registers` }, ...options],
    free: true,
    proposed: one ? first : EACH,
    decided: one ? first : EACH,
  });
  const notes = one ? oneRegisterNotes(codes, first, dragged) : [];
  if (answer !== null && answer !== EACH) return { of: () => answer, names: [answer], notes };
  const usual = names.toSorted((a, b) => codes.counts.get(b)! - codes.counts.get(a)!)[0] ?? first;
  if (codes.blank > 0) notes.push(`${rowsWord(codes.blank)} name no register and were taken for ${usual}, as most are.`);
  return { of: (text) => rules.registerOf(text) || usual, names, notes };
}

const otherThanGiven = (names: readonly string[], given: string): string[] =>
  names.length > 0 && !names.includes(given)
    ? [`The file names its register ${names.slice(0, 3).join(', ')}; its rows are taken for ${given}, as you chose.`]
    : [];

function detailOf(codes: Codes, heading: string, dragged: boolean): string {
  const blank = codes.blank > 0 ? `, blank in ${codes.blank.toLocaleString('en-GB')}` : '';
  const counted = dragged ? 'a code that counts up from row to row' : codes.counts.size === 1 ? 'the same' : `${codes.counts.size} codes`;
  return `${heading}: ${counted} in ${rowsWord(codes.rows - codes.blank)}${blank}.`;
}

function oneRegisterNotes(codes: Codes, first: string, dragged: boolean): string[] {
  const notes: string[] = [];
  if (dragged) {
    notes.push(
      `The register’s code counts up from row to row (${[...codes.counts.keys()].slice(0, 3).join(', ')} …), as when a cell is dragged down. All rows were taken for ${first}.`,
    );
  }
  if (codes.blank > 0) notes.push(`${rowsWord(codes.blank)} name no register and were taken for ${first}, as the others are.`);
  return notes;
}

const OWN = '@';

/** Tables that don't say: asked each time, as another council's file may have the same headings. */
function askRegister(table: MatchedTable, request: RegisterRequest): RegisterPlan {
  const name = (request.shared.name ??= sharedRegister(table, request));
  const own = name === OWN ? table.sheet.name.trim() : name;
  return { of: () => own, names: [own], notes: [] };
}

function sharedRegister(table: MatchedTable, request: RegisterRequest): string {
  const here = alreadyHere(table, request.known);
  const proposed = here ?? request.fallback;
  const others = [...request.known.keys()].filter((name) => name !== proposed && name !== '').slice(0, 60);
  const count = (name: string): string => {
    const sites = request.known.get(name)?.size ?? 0;
    return sites === 0 ? 'none here yet' : `${sites.toLocaleString('en-GB')} ${sites === 1 ? 'site' : 'sites'} here`;
  };
  const answer = request.asking.ask({
    id: 'register',
    kind: 'register',
    title: 'Whose register is this?',
    detail:
      here === undefined
        ? 'The file doesn’t say. Sites are recognised by register and reference.'
        : 'The file doesn’t say; most of its sites are here under this one.',
    options: [
      ...[proposed, ...others].map((name) => ({ id: name, label: name, effect: count(name) })),
      ...(request.several ? [{ id: OWN, label: 'Each sheet is a register of its own', effect: '' }] : []),
    ],
    free: true,
    proposed,
  });
  return answer ?? proposed;
}
