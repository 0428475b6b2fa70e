import { plainKey } from '../../../shared/domain/same-key.ts';
import type { Problem, Question } from '../../../shared/features/imports/contract.ts';
import type { Columns } from '../../core/rows.ts';
import type { AddedName, Incoming, IncomingColumns, ImportKindRules } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import { askNamesakes, isSame, type Namesakes } from './namesakes.ts';
import { alike } from '../../../shared/domain/other-record.ts';
import { otherThan, wordsOf } from './other-record.ts';
import { because, outcome, type Outcome } from './outcome.ts';

/** What a row is found to be: a record here, a new one, or a row that waits for an answer. */
interface Found {
  record: Incoming;
  row?: Columns | undefined;
  waits?: Outcome;
  /** A record here that the row isn't, though it has its reference: it is kept, and has not left. */
  kept?: Columns;
}

const MOST_REUSED = 8;
const MOST_REMARKS = 200;
const TWO = 'two';
const SAME = 'same';
const NEW = 'new';
const LEAVE = 'leave';

/** A file's rows, and the records that they add by name. */
interface Recognised {
  incoming: readonly Incoming[];
  added: readonly AddedName[];
}

/** Finds the record here that each row of a file is: by its key, by a key spelt otherwise, or not by its key at all. */
export class Recognition {
  readonly remarks: Problem[] = [];
  reused = 0;
  readonly #rules: ImportKindRules;
  readonly #existing: ReadonlyMap<string, Columns>;
  readonly #asking: Asking;
  readonly #added: readonly AddedName[];
  readonly #inFile: ReadonlySet<string>;
  /** Records here by their reference in its plain spelling; a spelling that two have is nobody's. */
  readonly #plain = new Map<string, { key: string; row: Columns } | null>();
  readonly #byPlace = new Map<string, { key: string; row: Columns }>();
  readonly #spelt = new Map<string, { key: string; row: Columns }>();
  readonly #spelling: string | null = null;
  readonly #reuse = new Map<string, string | null>();
  readonly #namesakes: Namesakes = new Map();

  constructor(rules: ImportKindRules, existing: ReadonlyMap<string, Columns>, { incoming, added }: Recognised, asking: Asking) {
    this.#added = added;
    this.#rules = rules;
    this.#existing = existing;
    this.#asking = asking;
    this.#inFile = new Set(existing.size > 0 ? incoming.map(({ key }) => key) : []);
    if (existing.size === 0) return;
    if (incoming.some(({ key }) => !existing.has(key))) this.#index();
    this.#findSpelt(incoming);
    if (rules.ownReferences) this.#askReuse(incoming);
    this.#spelling = this.#askSpelling(incoming);
    const news = incoming.filter((record) => this.#hereOf(record) === undefined);
    this.#namesakes = askNamesakes(rules, existing, news, this.#inFile, asking);
  }

  #index(): void {
    const { nameColumn = '', registers } = this.#rules;
    for (const [key, row] of this.#existing) {
      const plain = plainKey(key);
      this.#plain.set(plain, this.#plain.has(plain) ? null : { key, row });
      for (const place of [row[nameColumn], row[registers?.unique ?? '']]) {
        if (typeof place === 'string' && place.trim().length > 5) this.#byPlace.set(placeKey(place), { key, row });
      }
    }
  }

  /** Finds rows whose reference is here in another spelling. */
  #findSpelt(incoming: readonly Incoming[]): void {
    for (const record of incoming) {
      if (this.#existing.has(record.key)) continue;
      const other = this.#plain.get(plainKey(record.key));
      if (other && !this.#inFile.has(other.key)) this.#spelt.set(record.key, other);
    }
  }

  /** The record here that has a row's reference, in whatever spelling. */
  #hereOf = ({ key }: Incoming): Columns | undefined => this.#existing.get(key) ?? this.#spelt.get(key)?.row;

  /** Rows that look like the record here whose reference they spell otherwise. */
  #askSpelling(incoming: readonly Incoming[]): string | null {
    const pairs = incoming.filter(({ key }) => this.#spelt.has(key) && !this.#reuse.has(key));
    if (pairs.length === 0) return null;
    const { referenceColumn = '', nameColumn = '', noun } = this.#rules;
    const counted = `${pairs.length} ${pairs.length === 1 ? 'reference is' : 'references are'}`;
    return this.#asking.ask({
      id: 'spelling',
      kind: 'spelling',
      title: `${counted} here in another spelling`,
      detail: 'Zeros in front, capitals, spaces and dashes apart, they are the same.',
      facts: pairs.slice(0, 12).map(({ key, reference, name }) => {
        const { row } = this.#spelt.get(key)!;
        return { label: `${reference} is ${String(row[referenceColumn])}`, text: name, figure: String(row[nameColumn] ?? '') };
      }),
      options: [
        { id: SAME, label: `The same ${noun.other}: update ours`, effect: 'none new' },
        { id: NEW, label: `Others: add them`, effect: `+${pairs.length} ${pairs.length === 1 ? noun.one : noun.other}` },
      ],
      proposed: SAME,
    });
  }

  /** The same thing under the next number of its reference, as an earlier answer made it. */
  #numbered(record: Incoming): { record: Incoming; row: Columns } | undefined {
    const { renumbered, nameColumn = '' } = this.#rules;
    for (let number = 2; number < 10; number += 1) {
      const made = renumbered?.(record, number);
      const row = made && this.#existing.get(made.key);
      if (!row) return undefined;
      if (alike(record.name, String(row[nameColumn] ?? ''))) return { record: made, row };
    }
    return undefined;
  }

  /** The row under the first free number of its reference; undefined where it can have none. */
  #nextNumber(record: Incoming): Incoming | undefined {
    const { renumbered } = this.#rules;
    for (let number = 2; ; number += 1) {
      const made = renumbered?.(record, number);
      if (!made || (!this.#existing.has(made.key) && !this.#inFile.has(made.key))) return made;
    }
  }

  #askReuse(incoming: readonly Incoming[]): void {
    const others = incoming.filter((record) => {
      const row = this.#hereOf(record);
      return row !== undefined && otherThan(record, row, this.#rules) !== null && !this.#numbered(record);
    });
    this.reused = others.length;
    const together = others.length > MOST_REUSED;
    if (together) {
      const answer = this.#ask('reuse', `${others.length} references are used for other ${this.#rules.noun.other}`, others);
      for (const { key } of others) this.#reuse.set(key, answer);
      return;
    }
    for (const record of others) {
      this.#reuse.set(
        record.key,
        this.#ask(`reuse:${record.reference}`, `${record.reference} is used for another ${this.#rules.noun.one}`, [record]),
      );
    }
  }

  /** Both sides of a reused reference, by what tells them apart. */
  #sides(record: Incoming, several: boolean): Question['facts'] {
    const { nameColumn = '', homesHere } = this.#rules;
    const row = this.#hereOf(record)!;
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
    const labels = [...new Set(records.flatMap((record) => otherThan(record, this.#hereOf(record)!, this.#rules)!.labels))];
    const next = records.every((record) => this.#nextNumber(record)) ? this.#nextNumber(records[0]!)!.reference : null;
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

  /** What a row is. */
  find(record: Incoming): Found {
    if (this.#reuse.has(record.key)) return this.#reused(record, this.#hereOf(record)!);
    const row = this.#existing.get(record.key);
    const here = this.#hereOf(record);
    const other = this.#rules.ownReferences === true && here !== undefined && otherThan(record, here, this.#rules) !== null;
    const numbered = other ? this.#numbered(record) : undefined;
    if (numbered) return numbered;
    return row ? { record, row } : this.#unknown(record);
  }

  #reused(record: Incoming, row: Columns): Found {
    const answer = this.#reuse.get(record.key);
    const { one } = this.#rules.noun;
    if (answer === SAME) return { record: this.#existing.has(record.key) ? record : this.#keepingReference(record, row), row };
    // The old record keeps its place: it is here, and the file says nothing of it.
    const next = answer === TWO ? this.#nextNumber(record) : undefined;
    if (next) return { record: next, kept: row };
    const group = `${record.reference} is used for another ${one}`;
    if (answer === LEAVE) {
      const { sheet, row: at, reference, name, homes } = record;
      const faults = because(`${group}, and you left this row out.`);
      return { record, kept: row, waits: outcome({ sheet, row: at, state: 'skipped', reference, name, homes, group, faults }) };
    }
    const id = this.#asking.questions.some((question) => question.id === 'reuse') ? 'reuse' : `reuse:${record.reference}`;
    return { record, row, waits: this.#waits(record, id, group) };
  }

  #unknown(record: Incoming): Found {
    const spelt = this.#spelt.get(record.key);
    if (spelt && this.#spelling === null) {
      return { record, row: spelt.row, waits: this.#waits(record, 'spelling', 'Waits for the question about spellings') };
    }
    if (spelt && this.#spelling === SAME) return { record: this.#keepingReference(record, spelt.row), row: spelt.row };
    const namesake = this.#namesakes.get(record.key);
    if (namesake?.answer === null) {
      const group = `“${record.name}” is here under another reference`;
      return { record, row: namesake.row, waits: this.#waits(record, namesake.question, group) };
    }
    if (namesake && isSame(namesake.answer)) return { record, row: namesake.row };
    this.#remarkPlace(record);
    return { record };
  }

  /** Ours stays as it is spelt: a file's missing zero is no news. */
  #keepingReference(record: Incoming, row: Columns): Incoming {
    const column = this.#rules.referenceColumn ?? '';
    return { ...record, columns: { ...record.columns, [column]: row[column] } };
  }

  /** Points out that a new row's address or number is here under another reference. */
  #remarkPlace(record: Incoming): void {
    const { registers, referenceColumn = '', nameColumn = '', fields } = this.#rules;
    if (!registers || this.#byPlace.size === 0 || this.remarks.length >= MOST_REMARKS) return;
    const unique = record.columns[registers.unique];
    const byNumber = typeof unique === 'string' && unique !== '' ? this.#byPlace.get(placeKey(unique)) : undefined;
    const here = byNumber ?? this.#byPlace.get(placeKey(record.name));
    if (!here || this.#inFile.has(here.key)) return;
    const { row } = here;
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
