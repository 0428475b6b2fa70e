import { NOT_SAID, yesNoInWords } from '../../shared/domain/yes-no.ts';
import type { FieldProps } from './Field.tsx';
import { RadioGroup } from './RadioGroup.tsx';

const ITEMS = [
  { id: 'yes', label: yesNoInWords(true) },
  { id: 'no', label: yesNoInWords(false) },
  { id: 'not-said', label: NOT_SAID },
] as const;
const VALUES = { yes: true, no: false, 'not-said': null } as const;

/** Props of {@link YesNoField}. */
export interface YesNoFieldProps extends FieldProps {
  /** null where neither was said. */
  value: boolean | null;
  onChange: (value: boolean | null) => void;
}

/** Yes, no, or neither. */
export function YesNoField({ value, onChange, ...field }: YesNoFieldProps) {
  const id = value === null ? 'not-said' : value ? 'yes' : 'no';
  return <RadioGroup {...field} items={ITEMS} direction="row" value={id} onChange={(picked) => onChange(VALUES[picked])} />;
}
