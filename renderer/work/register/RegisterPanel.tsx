import type { ReactNode } from 'react';
import type { EntityName } from '../../../shared/tables.ts';
import { columnOf, fieldLabel, fieldValue, isNothing } from '../field-words.ts';
import { RecordLink } from '../links.tsx';
import { Facts } from './Facts.tsx';
import { RecordFrame } from './RecordFrame.tsx';
import type { Fact, Register, RegisterRow } from './register.ts';

export interface RegisterPanelProps<E extends EntityName, Row extends RegisterRow, List> {
  register: Register<E, Row, List>;
  record: Row;
  onEdit: () => void;
  onClose: () => void;
}

/** One record: what is known of it, and its history. */
export function RegisterPanel<E extends EntityName, Row extends RegisterRow, List>({
  register,
  record,
  onEdit,
  onClose,
}: RegisterPanelProps<E, Row, List>) {
  return (
    <RecordFrame parts={register} record={record} subtitle={register.about(record)} onEdit={onEdit} onClose={onClose}>
      <Facts facts={register.facts.map((fact) => factOf(register.entity, fact, record))} />
    </RecordFrame>
  );
}

/** A line of the panel. What points at a record of another room is a link to it. */
function factOf<Row extends RegisterRow>(entity: EntityName, fact: string | Fact<Row>, record: Row): [label: string, value: ReactNode] {
  if (typeof fact !== 'string') return [fact.label, fact.value(record)];
  const label = fieldLabel(entity, fact);
  const value = (record as Record<string, unknown>)[fact];
  if (isNothing(value)) return [label, null];
  const points = columnOf(entity, fact)?.points;
  const name = record.names?.[fact];
  if (points && name) {
    const link = (
      <RecordLink kind={points} id={String(value)}>
        {name}
      </RecordLink>
    );
    return [label, link];
  }
  return [label, fieldValue(entity, fact, value, new Map())];
}
