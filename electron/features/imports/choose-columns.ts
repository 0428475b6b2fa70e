import { AppError } from '../../../shared/errors.ts';
import type { ColumnChoice, ColumnMatch as Column, UnusedColumn } from '../../../shared/features/imports/contract.ts';
import type { z } from 'zod';
import { cellText } from '../../tabular/headings.ts';
import { matchColumns, proposals, type ColumnMatch, type Suggestion } from '../../tabular/match-columns.ts';
import type { ImportKindRules, KindField } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import type { FoundTable } from './find-tables.ts';

/** A table with its columns settled. */
export interface MatchedTable extends FoundTable {
  match: ColumnMatch;
  columns: Column[];
  unused: z.infer<typeof UnusedColumn>[];
  /** Fields of which a person has said that no column holds them. */
  without: string[];
}

/** What columns are chosen with. */
export interface ColumnRequest {
  rules: ImportKindRules;
  fileName: string;
  /** Columns chosen now, and before for these headings. */
  given: ColumnChoice;
  remembered: ColumnChoice;
  asking: Asking;
  /** Several sheets are read: questions name theirs. */
  several: boolean;
}

const NONE = '-';
const SAMPLE_ROWS = 200;
const SAMPLES = 3;

export const headingsIn = ({ header }: FoundTable): string[] => header.headings.filter(({ blank }) => !blank).map(({ text }) => text);

/**
 * A choice's names may be ours, our label or the published standard's; case does not matter. A heading this table does
 * not have is left out, as another sheet may have it: `refuseUnknown` looks at them all.
 */
export function normaliseChoice(choice: ColumnChoice, rules: ImportKindRules, headings: readonly string[]): ColumnChoice {
  const normal: ColumnChoice = {};
  const held = new Set(headings.map((heading) => heading.toLowerCase()));
  for (const [name, wish] of Object.entries(choice)) {
    const field = fieldNamed(rules, name);
    if (!field) continue;
    const wanted = wish === null || wish === '' ? [] : [wish].flat();
    const found = wanted.filter((heading) => held.has(heading.toLowerCase()));
    if (wanted.length === 0) normal[field.key] = null;
    else if (found.length > 0) normal[field.key] = found;
  }
  return normal;
}

const fieldNamed = (rules: ImportKindRules, name: string): KindField | undefined =>
  rules.fields.find((one) => [one.key, one.label, one.standard].some((known) => known.toLowerCase() === name.toLowerCase()));

/** Refuses a choice that names no field of ours, or a heading that no table of the file has. */
export function refuseUnknown(choice: ColumnChoice, rules: ImportKindRules, headings: readonly string[], fileName: string): void {
  const held = new Set(headings.map((heading) => heading.toLowerCase()));
  for (const [name, wish] of Object.entries(choice)) {
    const field = fieldNamed(rules, name);
    if (!field) {
      throw new AppError('validation', `“${name}” in the column choice is not a field of this import.`, {
        remedy: `Use one of: ${rules.fields.map((one) => one.standard).join(', ')}.`,
      });
    }
    for (const heading of wish === null || wish === '' ? [] : [wish].flat()) {
      if (held.has(heading.toLowerCase())) continue;
      throw new AppError('validation', `“${fileName}” has no column “${heading}”, chosen for ${field.label}.`, {
        remedy: `Its columns are: ${headings.join(', ')}.`,
      });
    }
  }
}

/** First texts of a column, to recognise it by. */
function samplesOf({ sheet, header }: FoundTable, column: number): string[] {
  const found = new Set<string>();
  for (const row of sheet.rows.slice(header.firstDataRow, header.firstDataRow + SAMPLE_ROWS)) {
    const text = cellText(row[column]).trim();
    if (text !== '') found.add(text.slice(0, 60));
    if (found.size === SAMPLES) break;
  }
  return [...found];
}

/** Settles the columns of a table: the standard's headings, what was chosen, and what is proposed and asked. */
export function chooseColumns(table: FoundTable, request: ColumnRequest): MatchedTable {
  const { rules, asking, several } = request;
  const given = normaliseChoice(request.given, rules, headingsIn(table));
  const remembered = normaliseChoice(request.remembered, rules, headingsIn(table));
  const samples = table.sheet.rows.slice(table.header.firstDataRow, table.header.firstDataRow + SAMPLE_ROWS);
  const matchWith = (wishes: ColumnChoice): ColumnMatch => matchColumns(rules.fields, table.header.headings, wishes, samples);
  const wishes = { ...remembered, ...given };
  const offered = proposals(matchWith(wishes).suggestions);
  const proposed: ColumnChoice =
    offered.length > 0 && askProposed(table, offered, request) !== NONE
      ? Object.fromEntries(offered.map(({ field, heading }) => [field, heading]))
      : {};
  const answered: ColumnChoice = {};
  let match = matchWith({ ...wishes, ...proposed });
  for (const field of unsettled(rules, match, wishes, new Set(offered.map((one) => one.field)))) {
    const answer = asking.ask(aboutField(table, field, match, request));
    if (answer !== null) answered[field.key] = answer === NONE ? null : answer;
  }
  for (const { field, headings } of twice(table, match, wishes)) {
    const answer = asking.ask(aboutTwice(table, rules, field, headings, several));
    if (answer !== null) answered[field] = answer;
  }
  match = matchWith({ ...wishes, ...proposed, ...answered });
  const fromOf = (field: string): Column['from'] => {
    if (!match.matched[field]) return 'none';
    if (match.matched[field].how !== 'remembered') return 'standard';
    return field in given || field in answered ? 'given' : field in remembered ? 'remembered' : 'proposed';
  };
  const columns = rules.fields.map((field): Column => {
    const found = match.matched[field.key];
    const more = (found?.more ?? []).map(({ heading }) => heading);
    return {
      field: field.key,
      label: field.label,
      required: field.required,
      heading: found?.heading ?? null,
      more,
      from: fromOf(field.key),
    };
  });
  const unused = match.unmatched
    .filter(({ blank }) => !blank)
    .map(({ text, column }) => ({ sheet: table.sheet.name, heading: text, samples: samplesOf(table, column) }));
  const without = [...Object.entries(wishes), ...Object.entries(answered)].flatMap(([field, wish]) => (wish === null ? [field] : []));
  return { ...table, match, columns, unused, without };
}

const idIn = (id: string, { sheet }: FoundTable, several: boolean): string => (several ? `${id}@${sheet.name}` : id);

/** One question for all headings that look like a field's and are not written so. */
function askProposed(table: FoundTable, offered: readonly Suggestion[], { rules, asking, several }: ColumnRequest): string | null {
  const labelOf = (key: string): string => rules.fields.find((field) => field.key === key)?.label ?? key;
  const where = several ? ` on “${table.sheet.name}”` : '';
  return asking.ask({
    id: idIn('columns', table, several),
    kind: 'columns',
    title: `Read ${offered.length === 1 ? 'this heading' : `these ${offered.length} headings`}${where} so?`,
    detail: `${offered.length === 1 ? 'It is' : 'They are'} not written as the standard has ${offered.length === 1 ? 'it' : 'them'}.`,
    facts: offered.map(({ field, heading, column }) => ({
      label: heading,
      text: labelOf(field),
      figure: samplesOf(table, column)[0] ?? '',
    })),
    options: [
      { id: 'proposed', label: 'Yes, as listed', effect: '' },
      { id: NONE, label: 'No, leave them out', effect: '' },
    ],
    proposed: 'proposed',
  });
}

/** Fields for which two columns have one heading and hold other things: the first is no likelier than the second. */
function twice(table: FoundTable, { matched }: ColumnMatch, wishes: ColumnChoice): { field: string; headings: string[] }[] {
  const bare = (heading: string): string => heading.replace(/ \(\d+\)$/u, '').toLowerCase();
  const rows = table.sheet.rows.slice(table.header.firstDataRow);
  return Object.entries(matched).flatMap(([field, { heading, more }]) => {
    const same = table.header.headings.filter(({ text, blank }) => !blank && bare(text) === bare(heading));
    if (field in wishes || more || same.length < 2) return [];
    const differ = rows.some((row) => new Set(same.map(({ column }) => cellText(row[column]).trim())).size > 1);
    return differ ? [{ field, headings: same.map(({ text }) => text) }] : [];
  });
}

function aboutTwice(
  table: FoundTable,
  rules: ImportKindRules,
  key: string,
  headings: readonly string[],
  several: boolean,
): Parameters<Asking['ask']>[0] {
  const label = rules.fields.find((field) => field.key === key)?.label ?? key;
  const columns = table.header.headings.filter(({ text }) => headings.includes(text));
  return {
    id: idIn(`column:${key}`, table, several),
    kind: 'column',
    title: `${headings.length} columns are called “${headings[0]}”: which holds ${label}?`,
    detail: 'They hold different things.',
    options: columns.map(({ text, letter, column }) => ({
      id: text,
      label: `Column ${letter}`,
      effect: samplesOf(table, column).join('; ').slice(0, 80),
    })),
    proposed: headings[0] ?? null,
  };
}

/** Fields that must have a column, or a person's word that there is none. */
function unsettled(rules: ImportKindRules, match: ColumnMatch, wishes: ColumnChoice, offered: ReadonlySet<string>): KindField[] {
  // What every row needs is asked for until it has a column, whatever was said.
  const isSettled = (field: KindField): boolean => match.matched[field.key] !== undefined || (!field.required && field.key in wishes);
  const groups = new Set<string>();
  return rules.fields.filter((field) => {
    const group = groupOf(field, match, offered);
    if (group === undefined || groups.has(group)) return false;
    groups.add(group);
    return !rules.fields.some((one) => groupOf(one, match, offered) === group && isSettled(one));
  });
}

/** What a field is asked for with: by itself where rows need it or a heading that nobody uses may be it. */
function groupOf(field: KindField, { suggestions }: ColumnMatch, offered: ReadonlySet<string>): string | undefined {
  // What was offered among all headings, and not taken, is not asked about again.
  const likely = field.about !== undefined && !offered.has(field.key) && suggestions.some((one) => one.field === field.key);
  return field.required || likely ? field.key : field.asks;
}

function aboutField(
  table: FoundTable,
  field: KindField,
  match: ColumnMatch,
  { rules, several }: ColumnRequest,
): Parameters<Asking['ask']>[0] {
  const free = match.unmatched.filter(({ blank }) => !blank).map((heading) => ({ ...heading, used: false }));
  // One column may be two things, such as a name that is the reference too.
  const used = field.required
    ? rules.fields.flatMap(({ key }) => match.matched[key] ?? []).map(({ heading, column }) => ({ text: heading, column, used: true }))
    : [];
  const best = match.suggestions.find((one) => one.field === field.key)?.heading;
  const shared = field.shares === undefined ? undefined : match.matched[field.shares]?.heading;
  const proposed = best ?? shared ?? (field.required ? null : NONE);
  const where = several ? ` of “${table.sheet.name}”` : '';
  return {
    id: idIn(`column:${field.key}`, table, several),
    kind: 'column',
    title: `Which column${where} holds ${field.label}?`,
    detail: 'No heading says so.',
    options: [
      ...[...free, ...used].slice(0, 60).map(({ text, column }) => ({
        id: text,
        label: text,
        effect: samplesOf(table, column).join('; ').slice(0, 80),
      })),
      ...(field.required ? [] : [{ id: NONE, label: 'None of them', effect: '' }]),
    ],
    proposed,
  };
}
