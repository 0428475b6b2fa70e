import { Pencil, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { EntityName } from '../../../shared/tables.ts';
import { DetailsPanel } from '../../ui/DetailsPanel.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { t } from '../../words/t.ts';
import { columnOf, fieldLabel, fieldValue, isNothing } from '../field-words.ts';
import { RecordHistory } from '../RecordHistory.tsx';
import { RecordLink } from '../links.tsx';
import screen from '../screen.module.css';
import { Facts } from './Facts.tsx';
import { useRegisterMethods } from './methods.ts';
import { registerWords, type Fact, type Register, type RegisterRow } from './register.ts';

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
  const { remove } = useRegisterMethods(register);
  const [tab, setTab] = useState<'details' | 'history'>('details');
  const name = register.nameOf(record);
  return (
    <DetailsPanel
      title={name}
      subtitle={register.about(record)}
      flush
      onClose={onClose}
      actions={
        <>
          <IconButton label={registerWords(register, 'edit')} icon={Pencil} onPress={onEdit} />
          <IconButton
            label={registerWords(register, 'remove')}
            icon={Trash2}
            onPress={() => void remove(record).then((gone) => gone && onClose())}
          />
        </>
      }
    >
      <Tabs
        compact
        label={t('app.about', { name })}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'details', label: t('app.details') },
          { id: 'history', label: t('app.history') },
        ]}
      >
        <div className={screen.filler}>
          {tab === 'history' ? (
            <RecordHistory entity={register.entity} id={record.id} />
          ) : (
            <Facts facts={register.facts.map((fact) => factOf(register.entity, fact, record))} />
          )}
        </div>
      </Tabs>
    </DetailsPanel>
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
