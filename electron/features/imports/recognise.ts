import type { Problem, Question } from '../../../shared/features/imports/contract.ts';
import type { Columns } from '../../core/rows.ts';
import type { AddedName, Incoming, IncomingColumns, ImportKindRules } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import { askWhich, LEAVE, namedBy, type Which } from './ask-which.ts';
import type { Here } from './families.ts';
import { askNamesakes, isSame, type Namesakes } from './namesakes.ts';
import { otherThan, wordsOf } from './other-record.ts';
import { because, outcome, type Outcome } from './outcome.ts';
import type { References, RowsGiven } from './references.ts';

/** What a row is found to be: a record here, a new one, or a row that waits for an answer. */
interface Found {
  record: Incoming;
  row?: Columns | undefined;
  waits?: Outcome;
}

const MOST_REUSED = 8;
const MOST_REMARKS = 200;
const TWO = 'two';
const SAME = 'same';
const NEW = 'new';

/** A file's rows, and the records that they add by name. */
interface Recognised extends RowsGiven {
  added: readonly AddedName[];
}

/** Finds the record here that each row of a file is: by its reference and what it says, or not by its reference at all. */
export class Recognition {
  readonly remarks: Problem[] = [];
  /** Records here that rows of the file are or may be, stopped ones too: they have not left. */
  readonly met: ReadonlySet<Columns>;
  readonly reused: number;
  readonly #rules: ImportKindRules;
  readonly #asking: Asking;
  readonly #added: readonly AddedName[];
  readonly #references: References;
  readonly #byPlace = new Map<string, Columns>();
  readonly #spelling: string | null;
  readonly #reuse = new Map<Incoming, { question: string; answer: string | null }>();
  readonly #which: Which;
  readonly #namesakes: Namesakes;

  constructor(rules: ImportKindRules, existing: ReadonlyMap<string, Columns>, read: Recognised, references: References, asking: Asking) {
    const { incoming, added } = read;
    this.#added = added;
    this.#rules = rules;
    this.#asking = asking;
    this.#references = references;
    const { of, another, ties, met } = this.#references;
    this.reused = another.size;
    this.#askReuse([...another.keys()]);
    this.#which = askWhich(ties, rules, asking);
    // Of those that a row may be, an answer tells which it is, and that the others are not.
    const open = [...this.#which.values()].filter(({ answer }) => answer === null || answer === LEAVE);
    this.met = new Set([...met, ...open.flatMap(({ here }) => here.map(({ row }) => row))]);
    this.#spelling = this.#askSpelling(incoming);
    const news = existing.size === 0 ? [] : incoming.filter((record) => !of.has(record) && !another.has(record) && !ties.has(record));
    if (news.length > 0) this.#indexPlaces(existing);
    this.#namesakes = askNamesakes(rules, existing, news, this.met, asking);
  }

  #indexPlaces(existing: ReadonlyMap<string, Columns>): void {
    const { nameColumn = '', registers } = this.#rules;
    for (const row of existing.values()) {
      for (const place of [row[nameColumn], row[registers?.unique ?? '']]) {
        if (typeof place === 'string' && place.trim().length > 5) this.#byPlace.set(placeKey(place), row);
      }
    }
  }

  /** The record here that has a row's own reference in another spelling. */
  #speltHere(record: Incoming): Here | undefined {
    const here = this.#references.of.get(record);
    return here && here.key !== record.key && this.#references.isOwn(record, here) ? here : undefined;
  }

  /** Rows that look like the record here whose reference they spell otherwise. */
  #askSpelling(incoming: readonly Incoming[]): string | null {
    const pairs = incoming.flatMap((record) => {
      const here = this.#speltHere(record);
      return here ? [{ record, row: here.row }] : [];
    });
    if (pairs.length === 0) return null;
    const { referenceColumn = '', nameColumn = '', noun } = this.#rules;
    const counted = `${pairs.length} ${pairs.length === 1 ? 'reference is' : 'references are'}`;
    return this.#asking.ask({
      id: 'spelling',
      kind: 'spelling',
      title: `${counted} here in another spelling`,
      detail: 'Zeros in front, capitals, spaces and dashes apart, they are the same.',
      facts: pairs.slice(0, 12).map(({ record: { reference, name }, row }) => {
        return { label: `${reference} is ${String(row[referenceColumn])}`, text: name, figure: String(row[nameColumn] ?? '') };
      }),
      options: [
        { id: SAME, label: `The same ${noun.other}: update ours`, effect: 'none new' },
        { id: NEW, label: `Others: add them`, effect: `+${pairs.length} ${pairs.length === 1 ? noun.one : noun.other}` },
      ],
      proposed: SAME,
    });
  }

  #askReuse(others: readonly Incoming[]): void {
    if (others.length > MOST_REUSED) {
      const answer = this.#ask('reuse', `${others.length} references are used for other ${this.#rules.noun.other}`, others);
      for (const record of others) this.#reuse.set(record, { question: 'reuse', answer });
      return;
    }
    for (const record of others) {
      const question = `reuse:${record.reference}`;
      const answer = this.#ask(question, `${record.reference} is used for another ${this.#rules.noun.one}`, [record]);
      this.#reuse.set(record, { question, answer });
    }
  }

  /** Both sides of a reused reference, by what tells them apart. */
  #sides(record: Incoming, several: boolean): Question['facts'] {
    const { nameColumn = '', homesHere } = this.#rules;
    const { row } = this.#references.another.get(record)!;
    const { columns } = otherThan(record, row, this.#rules)!;
    const told = (name: string, from: IncomingColumns): string =>
      [name, ...columns.slice(0, 2).map((column) => wordsOf(this.#rules, column, from[column], this.#added))].filter(Boolean).join('; ');
    const homes = (figure: number | null): string => (figure === null ? '' : `${figure.toLocaleString('en-GB')} homes`);
    return [
      {
        label: `Here ${several ? record.reference : ''}`.trim(),
        text: told(String(row[nameColumn] ?? ''), row),
        figure: homes(homesHere?.(row) ?? null),
      },
      { label: `Row ${record.row}`, text: told(record.name, record.columns), figure: homes(record.homes) },
    ];
  }

  #ask(id: string, title: string, records: readonly Incoming[]): string | null {
    const { noun } = this.#rules;
    const one = records.length === 1;
    const labels = [
      ...new Set(records.flatMap((record) => otherThan(record, this.#references.another.get(record)!.row, this.#rules)!.labels)),
    ];
    const numbered = records.map((record) => this.#references.next(record));
    const next = numbered.every(Boolean) ? numbered[0]!.reference : null;
    const two = {
      id: TWO,
      label: one ? `Two ${noun.other}: add ${next}` : `Two ${noun.other} each: add ${next} and so on`,
      effect: `+${records.length} ${one ? noun.one : noun.other}`,
    };
    return this.#asking.ask({
      id,
      kind: 'reuse',
      title,
      detail: `${new Intl.ListFormat('en-GB').format(labels)} ${labels.length === 2 ? 'both differ' : labels.length === 1 ? 'differs' : 'differ'} from what is here.`,
      facts: records.slice(0, 8).flatMap((record) => this.#sides(record, !one)),
      options: [
        ...(next === null ? [] : [two]),
        { id: SAME, label: `The same ${noun.one}: update ours`, effect: '' },
        { id: LEAVE, label: one ? 'Another: leave this row out' : 'Others: leave these rows out', effect: 'no change' },
      ],
      proposed: next === null ? LEAVE : TWO,
    });
  }

  #waits(record: Incoming, question: string, group: string): Outcome {
    const { sheet, row, reference, name, homes } = record;
    return outcome({
      sheet,
      row,
      state: 'stopped',
      reference,
      name,
      homes,
      group,
      question,
      faults: because(`${group}.`, 'Answer the question.'),
    });
  }

  #leftOut(record: Incoming, group: string): Found {
    const { sheet, row, reference, name, homes } = record;
    const faults = because(`${group}, and you left this row out.`);
    return { record, waits: outcome({ sheet, row, state: 'skipped', reference, name, homes, group, faults }) };
  }

  /** What a row is. */
  find(record: Incoming): Found {
    const here = this.#references.of.get(record);
    if (this.#reuse.has(record)) return this.#reused(record);
    if (this.#which.has(record)) return this.#oneOf(record);
    if (!here) return this.#unknown(record);
    if (this.#speltHere(record)) {
      if (this.#spelling === null)
        return { record, row: here.row, waits: this.#waits(record, 'spelling', 'Waits for the question about spellings') };
      if (this.#spelling === NEW) return { record };
    }
    return { record: this.#references.asHere(record, here), row: here.row };
  }

  #reused(record: Incoming): Found {
    const { question, answer } = this.#reuse.get(record)!;
    const here = this.#references.another.get(record)!;
    if (answer === SAME) return { record: this.#references.asHere(record, here), row: here.row };
    // The old record keeps its place: it is here, and the file says nothing of it.
    const next = answer === TWO ? this.#references.next(record) : undefined;
    if (next) return { record: next };
    const group = `${record.reference} is used for another ${this.#rules.noun.one}`;
    return answer === LEAVE ? this.#leftOut(record, group) : { record, row: here.row, waits: this.#waits(record, question, group) };
  }

  /** A row that may be one record here as well as another. */
  #oneOf(record: Incoming): Found {
    const { question, answer, here } = this.#which.get(record)!;
    const group = `${record.reference} may be one of several ${this.#rules.noun.other} here`;
    if (answer === null) return { record, waits: this.#waits(record, question, group) };
    if (answer === LEAVE) return this.#leftOut(record, group);
    const one = namedBy(answer, here, this.#rules);
    return one ? { record: this.#references.asHere(record, one), row: one.row } : { record: this.#references.next(record) ?? record };
  }

  #unknown(record: Incoming): Found {
    const namesake = this.#namesakes.get(record);
    if (namesake?.answer === null) {
      const group = `“${record.name}” is here under another reference`;
      return { record, row: namesake.row, waits: this.#waits(record, namesake.question, group) };
    }
    if (namesake && isSame(namesake.answer)) return { record, row: namesake.row };
    this.#remarkPlace(record);
    return { record: (record.repeat === undefined ? undefined : this.#references.next(record)) ?? record };
  }

  /** Points out that a new row's address or number is here under another reference. */
  #remarkPlace(record: Incoming): void {
    const { registers, referenceColumn = '', nameColumn = '', fields } = this.#rules;
    if (!registers || this.#byPlace.size === 0 || this.remarks.length >= MOST_REMARKS) return;
    const unique = record.columns[registers.unique];
    const byNumber = typeof unique === 'string' && unique !== '' ? this.#byPlace.get(placeKey(unique)) : undefined;
    const row = byNumber ?? this.#byPlace.get(placeKey(record.name));
    if (!row || this.met.has(row)) return;
    const what = byNumber ? 'UPRN' : 'address';
    const field = fields.find(({ required, type }) => required && type === 'reference');
    this.remarks.push({
      sheet: record.sheet,
      row: record.row,
      column: field?.label ?? '',
      value: record.reference,
      message: `${record.sheet}, row ${record.row}: “${record.reference}” has the ${what} of ${String(row[referenceColumn])}, ${String(row[nameColumn])}, which is here.`,
      remedy: 'If it is the same, correct the reference in the file or here, and choose the file again.',
      severity: 'warning',
    });
  }
}

const placeKey = (place: string): string => place.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
