import type { CellStyle } from 'hucre/xlsx';
import { BODY } from './report-styles.ts';

/** A family of status words that share a tint. */
export interface RagTone {
  /** The words, as printed. The first is the usual one. */
  words: readonly string[];
  /** Font colour. */
  ink: string;
  /** Fill colour; none for words that say there is nothing to judge. */
  tint: string | null;
}

/** The light tokens of the visual language. The word is always printed: the tint only repeats it. */
export const RAG_TONES: readonly RagTone[] = [
  { words: ['On track', 'Ahead', 'Met', 'Green'], ink: '0B5B34', tint: 'E3F4EA' },
  { words: ['At risk', 'Due soon', 'Delayed', 'Amber'], ink: '6E4200', tint: 'FFF1D6' },
  { words: ['Off track', 'Overdue', 'Missed', 'Blocked', 'Red'], ink: '8C1D18', tint: 'FCE8E6' },
  { words: ['Complete', 'Completed', 'Done', 'Closed'], ink: '12436D', tint: 'E3EEF8' },
  {
    words: [
      'Not started',
      'Open',
      'In progress',
      'On hold',
      'Cancelled',
      'Stalled',
      'At appeal',
      'Refused',
      'Lapsed',
      'Withdrawn',
      'Replaced',
    ],
    ink: '41484F',
    tint: 'ECEEF1',
  },
  { words: ['No data', 'No target set', 'Not applicable'], ink: '41484F', tint: null },
];

const TONE_BY_WORD = new Map(RAG_TONES.flatMap((tone, index) => tone.words.map((word) => [word.toLowerCase(), index] as const)));

/** Which tone a status word has, or -1. */
export function ragTone(word: string): number {
  return TONE_BY_WORD.get(word) ?? TONE_BY_WORD.get(word.trim().toLowerCase()) ?? -1;
}

function tintOf(tone: RagTone): Pick<CellStyle, 'fill'> {
  if (tone.tint === null) return {};
  return { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: tone.tint }, bgColor: { rgb: tone.tint } } };
}

/** The cell look of each tone, in the order of `RAG_TONES`. */
export const RAG_CELLS: readonly CellStyle[] = RAG_TONES.map((tone) => ({
  ...BODY.rag,
  font: { name: 'Arial', size: 11, bold: true, color: { rgb: tone.ink } },
  ...tintOf(tone),
}));

/** What changes in a cell when someone types another status word into it. */
export const RAG_CHANGES: readonly CellStyle[] = RAG_TONES.map((tone) => ({
  font: { color: { rgb: tone.ink } },
  ...tintOf(tone),
}));

/** A conditional-format formula that is true of a cell holding one of a tone's words. */
export function ragFormula(tone: RagTone, cell: string): string {
  return `OR(${tone.words.map((word) => `${cell}="${word}"`).join(',')})`;
}
