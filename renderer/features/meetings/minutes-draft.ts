import type { AgendaItem } from '../../../shared/features/meetings/contract.ts';
import { AppError, type ConflictDetails } from '../../../shared/errors.ts';
import type { Attempt, Resolution } from '../../work/conflict.tsx';
import { t } from './t.ts';
import { forget, keep, restore, type Draft } from './kept-draft.ts';

/** `changed`: somebody else wrote here too, and the person has not chosen yet. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'changed';

/** What the screen shows. */
export interface Shown {
  text: string;
  state: SaveState;
  /** Who else wrote here. */
  who: string;
}

/** What a draft needs of the program. */
export interface DraftPorts {
  save: (edit: { id: string; version: number; changes: { minutesText: string } }) => Promise<AgendaItem>;
  ask: (conflict: ConflictDetails, attempt: Attempt) => Promise<Resolution>;
  tell: (error: AppError) => void;
}

const PAUSE_MS = 800;

const minutesOf = (item: AgendaItem): Draft['base'] => ({ text: item.minutesText, version: item.version });

/**
 * The minutes of an item as they are typed. They save themselves after a pause and when the person leaves them. Text
 * that is not saved is never replaced by what others write, and outlives a reload.
 */
export class MinutesDraft {
  readonly #ports: DraftPorts;
  readonly #listeners = new Set<() => void>();
  #item: AgendaItem;
  #draft: Draft;
  #shown: Shown;
  #saving = false;
  /** Saving waits until the person asks for it: after "Keep editing". */
  #held = false;
  /** The last try failed, and the person was told. */
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(item: AgendaItem, ports: DraftPorts) {
    this.#ports = ports;
    this.#item = item;
    this.#draft = restore(item);
    this.#shown = { text: this.#draft.text, state: this.#dirty ? 'waiting' : 'saved', who: '' };
  }

  /** Saves what was kept from before a reload. */
  resume(): void {
    if (this.#dirty) this.#saveSoon();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): Shown => this.#shown;

  readonly type = (text: string): void => {
    this.#draft = { ...this.#draft, text };
    const { state } = this.#shown;
    this.#show(state === 'saved' || state === 'waiting' ? (this.#dirty ? 'waiting' : 'saved') : state);
    this.#saveSoon();
  };

  /** Saves now. `asked` when the person wants to compare again after "Keep editing". */
  readonly save = async (asked = false): Promise<void> => {
    clearTimeout(this.#timer);
    if (this.#saving || !this.#dirty || (this.#held && !asked)) return;
    this.#saving = true;
    this.#held = false;
    this.#show('saving');
    const { again, state } = await this.#try();
    this.#saving = false;
    this.#show(this.#dirty ? state : 'saved');
    this.takeIn(this.#item, undefined);
    if (again && this.#dirty) await this.save();
  };

  /** Takes in the item as read from the core. `by` is who changed something last. */
  takeIn(item: AgendaItem, by: string | undefined): void {
    this.#item = item;
    const read = minutesOf(item);
    if (this.#saving || read.version <= this.#draft.base.version) return;
    const { text, base } = this.#draft;
    if (!this.#dirty) this.#draft = { text: read.text, base: read };
    else if (read.text === base.text || read.text === text) this.#draft = { text, base: read };
    else return this.#show('changed', (by ?? this.#shown.who) || t('meetings.save.somebody'));
    this.#show(this.#dirty ? this.#shown.state : 'saved');
  }

  get #dirty(): boolean {
    return this.#draft.text !== this.#draft.base.text;
  }

  #saveSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), PAUSE_MS);
  }

  #show(state: SaveState, who = this.#shown.who): void {
    if (this.#dirty) keep(this.#item.id, this.#draft);
    else forget(this.#item.id);
    this.#shown = { text: this.#draft.text, state, who };
    for (const listener of this.#listeners) listener();
  }

  async #try(): Promise<{ again: boolean; state: SaveState }> {
    const { text, base } = this.#draft;
    try {
      const saved = await this.#ports.save({
        id: this.#item.id,
        version: base.version,
        changes: { minutesText: text },
      });
      this.#draft = { ...this.#draft, base: minutesOf(saved) };
      this.#failed = false;
      return { again: true, state: 'waiting' };
    } catch (failure) {
      const error = failure instanceof AppError ? failure : new AppError('internal', String(failure));
      if (error.details.conflict) return this.#askWhose(error.details.conflict);
      if (!this.#failed) this.#ports.tell(error);
      this.#failed = true;
      return { again: false, state: 'failed' };
    }
  }

  /** Somebody saved the item since: asks which minutes to keep, unless only its place or title changed. */
  async #askWhose(conflict: ConflictDetails): Promise<{ again: boolean; state: SaveState }> {
    const { text, base } = this.#draft;
    const { minutesText } = conflict.current;
    const theirs = { text: typeof minutesText === 'string' ? minutesText : '', version: conflict.version };
    if (theirs.text !== base.text && theirs.text !== text) {
      const answer = await this.#ports.ask(conflict, {
        record: t('meetings.minutesOf', { title: this.#item.title }),
        yours: { minutesText: text },
      });
      if (answer.kind === 'edit') {
        this.#held = true;
        this.#shown = { ...this.#shown, who: conflict.by };
        return { again: false, state: 'changed' };
      }
      if (answer.kind === 'theirs' || !('minutesText' in answer.changes)) this.#draft = { text: theirs.text, base: theirs };
    }
    this.#draft = { ...this.#draft, base: theirs };
    return { again: true, state: 'waiting' };
  }
}
