/**
 * A user who does things at random in the real browser host, and a plain model of what should then be stored. The same
 * seed does the same things. After each gesture the file is compared with the model.
 */
import SqliteFile from 'better-sqlite3';
import type { Dialog, Locator, Page } from '@playwright/test';
import { Random } from '../../electron/samples/random.ts';
import { differences, Steps, type Fields, type Held } from './random-model.ts';

/** Something typed, and what is then stored: a value, null for nothing, or undefined where it must be refused. */
type Typed = readonly [text: string, stored: string | null | undefined];

const PRINTABLE = ['Ann', 'O’Neil', 'Zoë', '  two  spaces ', '=1+1', '"quoted"', 'a\u00A0b', '李', '-', 'tbc', '👋 wave', '0012'];
/** Plain text of one line. A dash is a text like any other; a space that does not break is read as a plain one, as in files. */
const LINES: readonly Typed[] = PRINTABLE.map((text) => [text, text.replaceAll('\u00A0', ' ').trim()] as const);

/** A list the user works in. */
interface List {
  name: string;
  path: string;
  table: string;
  /** Columns that the model keeps, by their names in the grid and in the file. */
  columns: Readonly<Record<string, { column: string; typed: readonly Typed[]; select?: true }>>;
  /** The column that names a record, and the form's label for it. */
  title: { column: string; label: RegExp };
  add: RegExp;
  /** What a record has when it is added by its name alone. */
  fresh: Fields;
}

const DATES: readonly Typed[] = [
  ['1/12/2027', '2027-12-01'],
  ['31-3-28', '2028-03-31'],
  ['15 March 2029', '2029-03-15'],
  ['2030-01-02', '2030-01-02'],
  ['31/2/2028', undefined],
  ['12 Maybe 2028', undefined],
  ['soon', undefined],
];

const LISTS: readonly List[] = [
  {
    name: 'People',
    path: '/partners?tab=people',
    table: 'person',
    columns: {
      jobTitle: { column: 'job_title', typed: LINES },
      phone: { column: 'phone', typed: LINES },
      email: {
        column: 'email',
        typed: [
          ['ann@example.org', 'ann@example.org'],
          ['nowhere', undefined],
          ['bob@example.com', 'bob@example.com'],
        ],
      },
    },
    title: { column: 'name', label: /^Name/ },
    add: /^Add person$/,
    fresh: { job_title: '', phone: '', email: '' },
  },
  {
    name: 'Action log',
    path: '/actions?view=all',
    table: 'action',
    columns: {
      title: { column: 'title', typed: LINES },
      dueOn: { column: 'due_on', typed: DATES },
      priority: {
        column: 'priority',
        select: true,
        typed: [
          ['Low', 'low'],
          ['High', 'high'],
          ['Normal', 'normal'],
        ],
      },
    },
    title: { column: 'title', label: /^Action/ },
    add: /^Add action$/,
    fresh: { due_on: null, priority: 'normal' },
  },
];

/** How long the page or the file may take to follow. */
const PATIENCE_MS = 12_000;

/** What is wrong, with everything needed to do it again. */
export class Difference extends Error {}

export interface RandomUserOptions {
  page: Page;
  db: string;
  seed: string;
  gestures: number;
}

/** Does `gestures` things. Throws `Difference`, naming the seed and what was done last, when the file holds anything else. */
export async function randomUser(options: RandomUserOptions): Promise<void> {
  await new User(options).run();
}

/** In the page: remembers what the last keys went to. */
function noteKeys(): void {
  const last: string[] = [];
  Object.assign(window, { lastKeys: last });
  const note = (event: KeyboardEvent): void => {
    const at = document.activeElement;
    const cell = at?.closest('[col-id]');
    last.push(`${event.key} to ${at?.tagName} ${cell?.getAttribute('col-id') ?? ''} ${at?.className.slice(0, 30)}`);
    if (last.length > 25) last.shift();
  };
  window.addEventListener('keydown', note, true);
}

class User {
  readonly #page: Page;
  readonly #options: RandomUserOptions;
  readonly #random: Random;
  readonly #done: string[] = [];
  readonly #steps: Steps;
  #list = LISTS[0]!;
  #count = 0;

  constructor(options: RandomUserOptions) {
    this.#options = options;
    this.#page = options.page;
    this.#random = new Random(options.seed);
    this.#steps = new Steps(this.#stored());
  }

  async run(): Promise<void> {
    this.#page.setDefaultTimeout(PATIENCE_MS);
    await this.#page.addInitScript(noteKeys);
    await this.#page.evaluate(noteKeys);
    await this.#goTo(this.#list);
    for (this.#count = 1; this.#count <= this.#options.gestures; this.#count += 1) {
      try {
        await this.#gesture();
      } catch (error) {
        throw error instanceof Difference ? error : this.#failure(String(error));
      }
      await this.#compare();
    }
  }

  /** What the last keys went to. */
  async #lastKeys(): Promise<string> {
    const keys = await this.#page.evaluate(() => (window as unknown as { lastKeys?: string[] }).lastKeys ?? []).catch(() => []);
    return `The last keys: ${keys.join(' | ')}`;
  }

  #failure(what: string): Difference {
    const { seed } = this.#options;
    return new Difference(`Seed ${seed}, gesture ${this.#count}: ${what}\nThe last things done:\n${this.#done.slice(-12).join('\n')}`);
  }

  /** Everything the file holds of the lists, by record. */
  #stored(): Held {
    const file = new SqliteFile(this.#options.db, { readonly: true });
    const held = new Map<string, Fields>();
    for (const { table, columns, title } of LISTS) {
      const names = [...new Set([title.column, ...Object.values(columns).map(({ column }) => column)])];
      const rows = file.prepare(`select id, ${names.join(', ')} from ${table} where deleted_at is null`).all() as Record<string, string>[];
      for (const { id, ...fields } of rows) held.set(id!, { kind: table, ...fields });
    }
    file.close();
    return held;
  }

  /** Waits until the file holds what the model does. */
  async #compare(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = this.#stored();
      const differ = differences(this.#steps.now, found);
      if (differ.length === 0) return this.#learn(found);
      if (Date.now() > until) throw this.#failure(`the file differs.\n${differ.join('\n')}\n${await this.#lastKeys()}`);
      await this.#page.waitForTimeout(40);
    }
  }

  /** Records that were added have ids by now. */
  #learn(found: Held): void {
    const known = new Set(this.#steps.now.keys());
    for (const [id, fields] of found) {
      if (known.has(id)) continue;
      const same = [...this.#steps.now].find(([key, own]) => key.startsWith('new ') && JSON.stringify(own) === JSON.stringify(fields));
      if (same) this.#steps.name(same[0], id);
    }
  }

  #say(words: string): void {
    this.#done.push(`${this.#count}. ${this.#list.name}: ${words}`);
  }

  async #goTo(list: List): Promise<void> {
    this.#list = list;
    await this.#page.evaluate((to) => window.location.assign(`#${to}`), list.path);
    await this.#shown();
  }

  /** Waits for the list: its grid, or the words for nothing. */
  #shown(): Promise<void> {
    return this.#grid()
      .or(this.#page.getByText(/^No (people|actions|open actions)/))
      .or(this.#page.getByRole('button', { name: this.#list.add }).nth(1))
      .first()
      .waitFor();
  }

  #grid(): Locator {
    return this.#page.getByRole('grid', { name: this.#list.name });
  }

  #cell(id: string, key: string): Locator {
    return this.#grid().locator(`[row-id="${id}"] [col-id="${key}"][role="gridcell"]`);
  }

  /** The rows in sight, first to last. */
  async #rows(): Promise<string[]> {
    const rows = await this.#grid()
      .locator('[role="row"][row-id]')
      .evaluateAll((all) =>
        all
          .map((row) => ({ id: row.getAttribute('row-id') ?? '', at: Number(row.getAttribute('row-index')) }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ id }) => id),
      );
    return rows.filter((id) => this.#steps.now.has(id));
  }

  #set(changes: readonly (readonly [id: string, column: string, value: string | null])[]): void {
    const next = new Map(this.#steps.now);
    for (const [id, column, value] of changes) next.set(id, { ...next.get(id), [column]: value });
    this.#steps.did(next);
  }

  async #gesture(): Promise<void> {
    const random = this.#random;
    const what = random.weighted([
      ['type', 30],
      ['paste', 14],
      ['clear', 6],
      ['undo', 12],
      ['redo', 8],
      ['add', 8],
      ['edit', 8],
      ['pasteList', 3],
      ['other', 5],
      ['reload', 2],
      ['filter', 3],
      ['sort', 3],
    ]);
    const rows = await this.#rows();
    if (rows.length === 0 && ['type', 'paste', 'clear', 'edit', 'pasteList'].includes(what)) return this.#add();
    if (!(await this.#grid().isVisible()) && (what === 'filter' || what === 'sort')) return this.#add();
    switch (what) {
      case 'type':
        return this.#type(random.pick(rows));
      case 'paste':
        return this.#paste(rows);
      case 'clear':
        return this.#clear(random.pick(rows));
      case 'undo':
        return this.#reverse('undo');
      case 'redo':
        return this.#reverse('redo');
      case 'add':
        return this.#add();
      case 'edit':
        return this.#edit(random.pick(rows));
      case 'pasteList':
        return this.#pasteList(random.pick(rows));
      case 'other':
        this.#say('goes to another list');
        return this.#goTo(random.pick(LISTS));
      case 'reload':
        return this.#reload();
      case 'filter':
        return this.#filter();
      default:
        return this.#sort();
    }
  }

  #stores(key: string, stored: string | null): string | null {
    const { column } = this.#list.columns[key]!;
    return stored === null && !['due_on'].includes(column) ? '' : stored;
  }

  /** Types into a cell and leaves it by one of many ways. */
  async #type(id: string): Promise<void> {
    const key = this.#random.pick(Object.keys(this.#list.columns));
    const { column, typed, select } = this.#list.columns[key]!;
    // Playwright has no key for other letters: those are pasted here, and composed in composing.spec.ts.
    const [text, stored] = this.#random.pick(typed.filter(([one]) => /^[\x21-\x7e]/.test(one)));
    const how = this.#random.pick(['Enter', 'Tab', 'Escape', 'click', 'Alt', ...(select ? [] : ['F2', 'reload'])]);
    this.#say(`types ${JSON.stringify(text)} into ${key} of ${id.slice(-6)} and leaves it by ${how}`);
    await this.#cell(id, key).click();
    if (how === 'F2') {
      await this.#page.keyboard.press('F2');
      await this.#page.keyboard.press('Control+a');
    }
    await this.#page.keyboard.type(text);
    if (how !== 'Escape' && stored !== undefined) this.#set([[id, column, this.#stores(key, stored)]]);
    if (how === 'click') await this.#page.getByRole('heading', { level: 1 }).click();
    else if (how === 'Alt') {
      return this.#leaveAndReturn(stored === undefined);
    } else if (how === 'reload') return this.#reload(stored === undefined);
    else await this.#page.keyboard.press(how === 'F2' ? 'Enter' : how);
    if (how !== 'Escape' && stored === undefined) await this.#settleRefused();
  }

  /** Goes to another screen by a key, and comes back once it is there. */
  async #leaveAndReturn(refused: boolean): Promise<void> {
    const heading = this.#page.getByRole('heading', { level: 1 });
    const here = await heading.innerText();
    await this.#page.keyboard.press('Alt+8');
    if (refused) await this.#page.getByRole('alertdialog').getByRole('button', { name: 'Leave without saving' }).click();
    await heading.filter({ hasNotText: here }).waitFor();
    await this.#goTo(this.#list);
  }

  /** Ends what a refused entry began: takes it back by Ctrl+Z, or leaves the list and what it holds behind. */
  async #settleRefused(partly = false): Promise<void> {
    const saved = this.#page.getByRole('banner').getByRole('status');
    await saved.filter({ hasText: /not saved$/ }).waitFor();
    if (!partly && this.#random.chance(0.5)) {
      this.#say('takes back what was refused');
      await this.#page.keyboard.press('Control+z');
      await saved.filter({ hasText: 'All changes saved' }).waitFor();
      // Ctrl+Y would bring it again, as long as the list is not left.
      return this.#leaveAndReturn(false);
    }
    this.#say('leaves what was refused');
    await this.#leaveAndReturn(true);
  }

  async #copied(cell: Locator, text: string): Promise<void> {
    // Beside its words, which open the record where they are its name.
    const box = await cell.boundingBox();
    await cell.click({ position: { x: (box?.width ?? 8) - 4, y: 4 } });
    await this.#page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.#page.keyboard.press('Control+v');
  }

  /** Pastes a block over cells beside one another, below one another. */
  async #paste(rows: readonly string[]): Promise<void> {
    const shown = await this.#grid()
      .locator('[role="columnheader"][col-id]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('col-id') ?? ''));
    const keys = Object.keys(this.#list.columns).filter((key) => key !== this.#list.title.column);
    const first = this.#random.pick(keys);
    const beside = shown[shown.indexOf(first) + 1] ?? '';
    const wide = keys.includes(beside) && this.#random.chance(0.5) ? [first, beside] : [first];
    const from = this.#random.int(0, rows.length - 1);
    const over = rows.slice(from, from + this.#random.int(1, 3));
    const block = over.map(() => wide.map((key) => this.#random.pick(this.#list.columns[key]!.typed)));
    // A first cell of words over a column of figures could be a heading; here there are none.
    const text = block
      .map((row) => row.map(([one]) => (/["\t\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join('\t'))
      .join('\n');
    this.#say(`pastes ${JSON.stringify(text)} at ${first} of ${over[0]!.slice(-6)}`);
    await this.#copied(this.#cell(over[0]!, first), text);
    this.#set(
      over.flatMap((id, r) =>
        wide.flatMap((key, c): [string, string, string | null][] => {
          const stored = block[r]![c]![1];
          return stored === undefined ? [] : [[id, this.#list.columns[key]!.column, this.#stores(key, stored)]];
        }),
      ),
    );
    const refused = block.flat().filter(([, stored]) => stored === undefined).length;
    if (refused > 0) await this.#settleRefused(refused < block.flat().length);
  }

  async #clear(id: string): Promise<void> {
    const keys = Object.entries(this.#list.columns).filter(([key, { select }]) => !select && key !== this.#list.title.column);
    const [key, { column }] = this.#random.pick(keys);
    this.#say(`clears ${key} of ${id.slice(-6)}`);
    await this.#cell(id, key).click();
    await this.#page.keyboard.press('Delete');
    this.#set([[id, column, this.#stores(key, null)]]);
  }

  async #reverse(which: 'undo' | 'redo'): Promise<void> {
    this.#say(which);
    await this.#page.getByRole('heading', { level: 1 }).click();
    await this.#page.keyboard.press(which === 'undo' ? 'Control+z' : this.#random.pick(['Control+y', 'Control+Shift+z']));
    if (which === 'undo') this.#steps.undo();
    else this.#steps.redo();
  }

  #form(): Locator {
    return this.#page.getByRole('dialog');
  }

  /** Adds a record by its form, or begins to and leaves it. */
  async #add(): Promise<void> {
    const { title, add, fresh, table } = this.#list;
    const name = `New ${this.#count}`;
    const how = this.#random.pick(['button', 'Ctrl+Enter', 'twice', 'left', 'kept']);
    this.#say(`adds ${name} by ${how}`);
    await this.#page.getByRole('button', { name: add }).first().click();
    await this.#form().getByRole('textbox', { name: title.label }).fill(name);
    if (how === 'left' || how === 'kept') {
      await this.#page.keyboard.press('Escape');
      const asked = this.#page.getByRole('alertdialog');
      await asked.getByRole('button', { name: how === 'left' ? 'Leave without saving' : 'Go on editing' }).click();
      await asked.waitFor({ state: 'hidden' });
      if (how === 'left') return this.#form().waitFor({ state: 'hidden' });
    }
    if (how === 'button' || how === 'kept') await this.#form().getByRole('button', { name: add }).click();
    else await this.#page.keyboard.press('Control+Enter');
    if (how === 'twice') await this.#page.keyboard.press('Control+Enter');
    const next = new Map(this.#steps.now);
    next.set(`new ${this.#count}`, { kind: table, [title.column]: name, ...fresh });
    this.#steps.did(next);
    await this.#form().waitFor({ state: 'hidden' });
  }

  /** Opens a record's panel, changes its name by the form, closes the panel. */
  async #edit(id: string): Promise<void> {
    const { title, path, table } = this.#list;
    const name = `Edited ${this.#count}`;
    this.#say(`edits ${id.slice(-6)} by its form`);
    await this.#page.evaluate((to) => window.location.assign(`#${to}`), `${path}&${table}=${id}`);
    await this.#page.getByRole('button', { name: /^Edit (person|action)$/ }).click();
    await this.#form().getByRole('textbox', { name: title.label }).fill(name);
    await this.#form().getByRole('button', { name: 'Save changes' }).click();
    this.#set([[id, title.column, name]]);
    await this.#form().waitFor({ state: 'hidden' });
    await this.#page.getByRole('button', { name: 'Close details' }).click();
  }

  /** Pastes a list of names over a name, and says yes or no. */
  async #pasteList(id: string): Promise<void> {
    const { title, fresh, table } = this.#list;
    const names = [1, 2].map((n) => `Listed ${this.#count}.${n}`);
    const meant = this.#random.chance(0.6);
    this.#say(`pastes a list over ${id.slice(-6)} and ${meant ? 'means it' : 'does not'}`);
    await this.#copied(this.#cell(id, title.column), names.join('\n'));
    const asked = this.#page.getByRole('alertdialog');
    await asked.getByRole('button', { name: meant ? 'Add 2 rows' : 'Cancel' }).click();
    await asked.waitFor({ state: 'hidden' });
    if (!meant) return;
    const next = new Map(this.#steps.now);
    for (const [n, name] of names.entries()) next.set(`new ${this.#count}.${n}`, { kind: table, [title.column]: name, ...fresh });
    this.#steps.did(next);
  }

  /** Reloads. Asked whether to leave something on its way, it stays until that is done, but for what was refused. */
  async #reload(refused = false): Promise<void> {
    this.#say('reloads');
    let asked = false;
    const stay = (dialog: Dialog): void => {
      asked = true;
      void dialog.dismiss();
    };
    this.#page.on('dialog', stay);
    const loaded = this.#page.waitForEvent('load', { timeout: 3000 }).catch(() => null);
    await this.#page.evaluate(() => setTimeout(() => window.location.reload(), 0));
    await loaded;
    this.#page.off('dialog', stay);
    if (asked) {
      await this.#compare();
      if (refused) this.#page.once('dialog', (dialog) => void dialog.accept());
      await this.#page.reload();
    } else if (refused) throw this.#failure('what was refused was left without a question');
    await this.#shown();
  }

  async #filter(): Promise<void> {
    const text = this.#random.pick(['', 'New', 'Edited', 'a']);
    this.#say(`filters by ${JSON.stringify(text)}`);
    await this.#page.getByRole('textbox', { name: /^Filter/ }).fill(text);
  }

  async #sort(): Promise<void> {
    const key = this.#random.pick(Object.keys(this.#list.columns));
    this.#say(`sorts by ${key}`);
    await this.#grid().locator(`[role="columnheader"][col-id="${key}"]`).click();
  }
}
