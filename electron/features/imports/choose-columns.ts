import { AppError } from '../../../shared/errors.ts';
import type { ColumnChoice, ColumnMatch as Column, UnusedColumn } from '../../../shared/features/imports/contract.ts';
import type { z } from 'zod';
import { matchColumns, proposals, type ColumnMatch, type Suggestion } from '../../tabular/match-columns.ts';
import type { ImportKindRules, KindField } from '../../rooms/import-kind.ts';
import { storedName } from '../../../shared/table.ts';
import type { Asked, Asking } from './asking.ts';
import type { FoundTable } from './find-tables.ts';
import { idIn, SAMPLE_ROWS, samplesOf } from './table-places.ts';
import { aboutRivals, rivalsIn } from './rival-columns.ts';

/** A table with its columns settled. */
export interface MatchedTable extends FoundTable {
  match: ColumnMatch;
  columns: Column[];
  unused: z.infer<typeof UnusedColumn>[];
  /** Fields of which a person has said that no column holds them. */
  without: string[];
  /** True where no column gives references, and the rows are numbered on. */
  numbered: boolean;
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
  /** The field of the reference, and the next one here, where rows may be numbered on. */
  numbering?: { field: string; next: string } | undefined;
}

const NONE = '-';
/** The answer that numbers rows on. */
const NUMBER_ON = '+';

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

/** Settles the columns of a table: the standard's headings, what was chosen, and what is proposed and asked. */
export function chooseColumns(table: FoundTable, request: ColumnRequest): MatchedTable {
  const { rules, asking } = request;
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
    const said = wishes[field.key] === null ? NUMBER_ON : undefined;
    const answer = asking.ask(aboutField(table, field, match, request, said));
    if (answer !== null) answered[field.key] = answer === NONE || answer === NUMBER_ON ? null : answer;
  }
  for (const rival of rivalsIn(table, match, { ...wishes, ...answered })) {
    const answer = asking.ask(aboutRivals(rival, table, request));
    if (answer !== null) answered[rival.field] = answer;
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
  const { field: reference = '' } = request.numbering ?? {};
  const numbered = answered[reference] === null && match.matched[reference] === undefined;
  if (numbered) match = { ...match, missing: match.missing.filter(({ key }) => key !== reference) };
  return { ...table, match, columns, unused, without, numbered };
}

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
  { rules, several, numbering }: ColumnRequest,
  before?: string,
): Asked {
  const next = numbering?.field === field.key ? numbering.next : undefined;
  const free = match.unmatched.filter(({ blank }) => !blank).map((heading) => ({ ...heading, used: false }));
  // One column may be two things, such as a name that is the reference too.
  const used = field.required
    ? rules.fields.flatMap(({ key }) => match.matched[key] ?? []).map(({ heading, column }) => ({ text: heading, column, used: true }))
    : [];
  const best = match.suggestions.find((one) => one.field === field.key)?.heading;
  const shared = field.shares === undefined ? undefined : match.matched[field.shares]?.heading;
  const proposed = best ?? shared ?? (next !== undefined ? NUMBER_ON : field.required ? null : NONE);
  const name = rules.fields.find(({ key }) => storedName(key) === rules.nameColumn)?.label ?? '';
  const where = several ? ` of “${table.sheet.name}”` : '';
  return {
    id: idIn(`column:${field.key}`, table, several),
    kind: 'column',
    title: `Which column${where} holds ${field.label}?`,
    detail: 'No heading says so.',
    options: [
      ...(next === undefined
        ? []
        : [{ id: NUMBER_ON, label: `None: number them on from ${next}`, effect: `each is known again by its ${name}` }]),
      ...[...free, ...used].slice(0, 60).map(({ text, column }) => ({
        id: text,
        label: text,
        effect: samplesOf(table, column).join('; ').slice(0, 80),
      })),
      ...(field.required ? [] : [{ id: NONE, label: 'None of them', effect: '' }]),
    ],
    proposed,
    ...(before !== undefined && next !== undefined ? { decided: before } : {}),
  };
}
