import { t } from '../../words/t.ts';
import type { CellValue } from './types.ts';

const STATUSES = {
  'on-track': true,
  'at-risk': true,
  'off-track': true,
  complete: true,
  'not-started': true,
  'no-data': true,
  'no-target': true,
  stalled: true,
  appeal: true,
  refused: true,
  lapsed: true,
  withdrawn: true,
  replaced: true,
} as const;

/** True for the codes that RagChip draws. */
export function isRagStatus(value: CellValue): value is keyof typeof STATUSES {
  return typeof value === 'string' && Object.hasOwn(STATUSES, value);
}

/** The word of a status code, or undefined for any other value. */
export function statusWord(value: CellValue): string | undefined {
  return isRagStatus(value) ? t(`ui.status.${value}`) : undefined;
}
