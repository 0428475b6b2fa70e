import { expect, test } from 'vitest';
import { filesIn, textOf } from './sources.ts';

/** Parts of the screens that cut something themselves, and why that hides nothing. Everything else uses `FirstOf`. */
const CUT: Record<string, string> = {
  'renderer/ui/FirstOf.tsx': 'says how many more there are',
  'renderer/ui/ComboBox.tsx': 'its last line says how many more there are',
  'renderer/ui/FileDrop.tsx': 'takes one file where one is wanted, and says so',
  'renderer/ui/grid/PlainTable.tsx': 'draws the rest while scrolling and for printing',
  'renderer/ui/grid/StatusLine.tsx': 'says how many more there are',
  'renderer/frame/PartnershipMenu.tsx': 'the first letter of a name',
  'renderer/features/history/RecentCard.tsx': 'the newest by its title, with a link to all',
  'renderer/features/meetings/AgendaView.tsx': 'the items before this one, added up',
  'renderer/features/meetings/ActionBlock.tsx': 'puts a button between two',
  'renderer/features/imports/PreviewStep.tsx': 'says how many more columns there are',
  'renderer/features/imports/RowsTable.tsx': 'says that these are the first rows',
};

test('no screen cuts a list without saying so', () => {
  const cutting = filesIn('renderer').filter((path) => path.endsWith('.tsx') && /\.slice\(0,|\.splice\(|\.length = \d/.test(textOf(path)));
  expect(cutting.filter((path) => !(path in CUT))).toEqual([]);
  expect(Object.keys(CUT).filter((path) => !cutting.includes(path) && path !== 'renderer/ui/ComboBox.tsx')).toEqual([]);
});
