import { plainKey } from '../../../shared/domain/same-key.ts';
import type { Problem } from '../../../shared/features/imports/contract.ts';
import type { Columns } from '../../core/rows.ts';
import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';
import { likeness } from '../../tabular/likeness.ts';
import type { Asking } from './asking.ts';
import { because, outcome, type Outcome } from './outcome.ts';

/** What a row is found to be: a record here, a new one, or a row that waits for an answer. */
interface Found {
  record: Incoming;
  row?: Columns | undefined;
  waits?: Outcome;
  /** A record here that the row isn't, though it has its reference: it is kept, and has not left. */
  kept?: Columns;
}

const LIKE_ENOUGH = 0.5;
const MOST_REUSED = 8;
const MOST_REMARKS = 200;
const TWO = 'two';
const SAME = 'same';
const NEW = 'new';

/** True for two names of one place, as far as their words tell. */
export function alike(one: string, other: string): boolean {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()].map((text) => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
  if (first === second || first!.includes(second!) || second!.includes(first!)) return true;
  return likeness(first!, second!) >= LIKE_ENOUGH;
}

/** Finds the record here that each row of a file is: by its key, by a key spelt otherwise, or not by its key at all. */
export class Recognition {
  readonly remarks: Problem[] = [];
  reused = 0;
  readonly #rules: ImportKindRules;
  readonly #existing: ReadonlyMap<string, Columns>;
  readonly #asking: Asking;
  readonly #inFile: ReadonlySet<string>;
  /** Records here by their reference in its plain spelling; a spelling that two have is nobody's. */
  readonly #plain = new Map<string, { key: string; row: Columns } | null>();
  readonly #byPlace = new Map<string, { key: string; row: Columns }>();
  readonly #spelt = new Map<string, { key: string; row: Columns }>();
  readonly #spelling: string | null = null;
  readonly #reuse = new Map<string, string | null>();

  constructor(rules: ImportKindRules, existing: ReadonlyMap<string, Columns>, incoming: readonly Incoming[], asking: Asking) {
    this.#rules = rules;
    this.#existing = existing;
    this.#asking = asking;
    this.#inFile = new Set(existing.size > 0 ? incoming.map(({ key }) => key) : []);
    if (existing.size === 0) return;
    if (incoming.some(({ key }) => !existing.has(key))) this.#index();
    this.#spelling = this.#askSpelling(incoming);
    if (rules.registers) this.#askReuse(incoming);
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

  /** Rows whose reference is here in another spelling. */
  #askSpelling(incoming: readonly Incoming[]): string | null {
    for (const record of incoming) {
      if (this.#existing.has(record.key)) continue;
      const other = this.#plain.get(plainKey(record.key));
      if (other && !this.#inFile.has(other.key)) this.#spelt.set(record.key, other);
    }
    if (this.#spelt.size === 0) return null;
    const pairs = incoming.filter(({ key }) => this.#spelt.has(key));
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

  /** True for a row that shares a reference with a record and neither its name nor its homes. */
  #isOther(record: Incoming, row: Columns): boolean {
    const { nameColumn = '', homesHere } = this.#rules;
    const homes = homesHere?.(row) ?? null;
    if (record.homes === null || homes === null || record.homes === homes) return false;
    return !alike(record.name, String(row[nameColumn] ?? ''));
  }

  /** The same place under the next number of its reference, as an earlier answer made it. */
  #numbered(record: Incoming): { record: Incoming; row: Columns } | undefined {
    const { registers, nameColumn = '' } = this.#rules;
    for (let number = 2; number < 10; number += 1) {
      const made = registers!.renumbered(record, `${record.reference}/${number}`);
      const row = this.#existing.get(made.key);
      if (!row) return undefined;
      if (alike(record.name, String(row[nameColumn] ?? ''))) return { record: made, row };
    }
    return undefined;
  }

  #nextNumber(record: Incoming): Incoming {
    const { registers } = this.#rules;
    let number = 2;
    let made = registers!.renumbered(record, `${record.reference}/${number}`);
    while (this.#existing.has(made.key)) made = registers!.renumbered(record, `${record.reference}/${(number += 1)}`);
    return made;
  }

  #askReuse(incoming: readonly Incoming[]): void {
    const others = incoming.filter((record) => {
      const row = this.#existing.get(record.key);
      return row !== undefined && this.#isOther(record, row) && !this.#numbered(record);
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

  #ask(id: string, title: string, records: readonly Incoming[]): string | null {
    const { nameColumn = '', homesHere, noun } = this.#rules;
    const homes = (figure: number | null): string => (figure === null ? '' : `${figure.toLocaleString('en-GB')} homes`);
    const [first] = records;
    const next = this.#nextNumber(first!).reference;
    return this.#asking.ask({
      id,
      kind: 'reuse',
      title,
      detail: 'Name and homes both differ from what is here.',
      facts: records.slice(0, 8).flatMap((record) => {
        const row = this.#existing.get(record.key)!;
        return [
          {
            label: `Here ${records.length > 1 ? record.reference : ''}`.trim(),
            text: String(row[nameColumn] ?? ''),
            figure: homes(homesHere?.(row) ?? null),
          },
          { label: `Row ${record.row}`, text: record.name, figure: homes(record.homes) },
        ];
      }),
      options: [
        {
          id: TWO,
          label: records.length === 1 ? `Two ${noun.other}: add ${next}` : `Two ${noun.other} each: add ${next} and so on`,
          effect: `+${records.length} ${records.length === 1 ? noun.one : noun.other}`,
        },
        { id: SAME, label: `The same ${noun.one}: update ours`, effect: '' },
      ],
      proposed: TWO,
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
    const row = this.#existing.get(record.key);
    if (!row) return this.#unknown(record);
    if (!this.#reuse.has(record.key)) {
      const numbered = this.#rules.registers && this.#isOther(record, row) ? this.#numbered(record) : undefined;
      return numbered ? numbered : { record, row };
    }
    const answer = this.#reuse.get(record.key);
    if (answer === SAME) return { record, row };
    // The old record keeps its place: it is here, and the file says nothing of it.
    if (answer === TWO) return { record: this.#nextNumber(record), kept: row };
    const id = this.#asking.questions.some((question) => question.id === 'reuse') ? 'reuse' : `reuse:${record.reference}`;
    return { record, row, waits: this.#waits(record, id, `${record.reference} is used for another ${this.#rules.noun.one}`) };
  }

  #unknown(record: Incoming): Found {
    const spelt = this.#spelt.get(record.key);
    if (spelt && this.#spelling === null) {
      return { record, row: spelt.row, waits: this.#waits(record, 'spelling', 'Waits for the question about spellings') };
    }
    if (spelt && this.#spelling === SAME) return { record: this.#keepingReference(record, spelt.row), row: spelt.row };
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
