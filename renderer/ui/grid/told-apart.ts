import { plainName } from '../../../shared/domain/choices.ts';
import { t } from '../../words/t.ts';
import type { SelectOption } from './types.ts';

const WRITTEN = new WeakMap<readonly SelectOption[], ReadonlyMap<string, string>>();

/** Each option as it is written in a cell: its label, and what tells it apart where several have that label. */
function writtenIn(options: readonly SelectOption[]): ReadonlyMap<string, string> {
  const known = WRITTEN.get(options);
  if (known) return known;
  const counted = Map.groupBy(options, ({ label }) => plainName(label));
  const written = new Map<string, string>();
  const used = new Map<string, number>();
  for (const { value, label, description = '' } of options) {
    if (counted.get(plainName(label))!.length === 1) {
      written.set(value, label);
      continue;
    }
    // Who has nothing beside the name, or the same as another, is told by a number.
    const bare = description === '' ? label : `${label}${t('grid.inBrackets', { text: description })}`;
    const times = (used.get(plainName(bare)) ?? 0) + 1;
    used.set(plainName(bare), times);
    written.set(value, times > 1 || description === '' ? t('grid.numbered', { text: bare, number: times }) : bare);
  }
  WRITTEN.set(options, written);
  return written;
}

/** How an option is written so that it alone is meant; undefined for none of these. */
export const writtenOf = (options: readonly SelectOption[], value: string | number | null): string | undefined =>
  value === null ? undefined : writtenIn(options).get(String(value));

/** An option as a list shows it: one that its second line doesn't tell apart has its number. */
export function shownOf(options: readonly SelectOption[], { value, label, description }: SelectOption): string {
  const written = writtenOf(options, value) ?? label;
  return description && written === `${label}${t('grid.inBrackets', { text: description })}` ? label : written;
}

/** Those that share a name, as they are written. */
export function sharing(options: readonly SelectOption[], text: string): string[] {
  const name = plainName(text);
  return options.filter(({ label }) => plainName(label) === name).map(({ value }) => writtenOf(options, value) ?? '');
}
