import type { Option } from '../ui/OptionList.tsx';

/** Fictional people. */
export const people: readonly Option[] = [
  { id: 'ao', label: 'A Okafor', description: 'Chair' },
  { id: 'bd', label: 'B Devlin', description: 'Rivermere Council' },
  { id: 'cm', label: 'C Marlow', description: 'Ashgrove Homes' },
  { id: 'dr', label: 'D Rhodes', description: 'Canalside Housing Trust' },
  { id: 'jk', label: 'J Kestrel', description: 'Rivermere Council' },
];

/** Stages of a site. */
export const stages: readonly Option[] = [
  { id: 'planned', label: 'Planned' },
  { id: 'permission', label: 'Permission' },
  { id: 'site', label: 'On site' },
  { id: 'complete', label: 'Complete', isDisabled: true },
];

/** Fictional providers. */
export const providers: readonly { id: string; label: string }[] = [
  'Ashgrove Homes',
  'Brightwater Homes',
  'Canalside Housing Trust',
  'Eastmoor Care',
  'Harbour Almshouses',
  'Larkfield Homes',
  'Meadowbank Homes',
  'Northgate Living',
  'Parkgate Homes',
  'Quayside Co-op',
].map((label) => ({ id: label.toLowerCase().replaceAll(' ', '-'), label }));
