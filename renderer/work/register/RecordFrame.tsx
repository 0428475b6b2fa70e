import { Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EntityName } from '../../../shared/tables.ts';
import { DetailsPanel, type DetailsPanelProps } from '../../ui/DetailsPanel.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { t } from '../../words/t.ts';
import { useTab } from '../view-address.ts';
import { isUsed, UsedBy, useUsers } from '../UsedBy.tsx';
import { RecordHistory } from '../RecordHistory.tsx';
import screen from '../screen.module.css';
import { useRegisterMethods } from './methods.ts';
import { registerWords, type RecordParts, type RegisterRow } from './register.ts';

/** A tab between the details and the history. */
export interface RecordTab {
  id: string;
  label: string;
  count?: number;
  content: ReactNode;
}

export interface RecordFrameProps<E extends EntityName, Row extends RegisterRow> extends Pick<
  DetailsPanelProps,
  'subtitle' | 'status' | 'width' | 'onClose'
> {
  parts: RecordParts<E, Row>;
  record: Row;
  onEdit: () => void;
  tabs?: readonly RecordTab[];
  /** What is known of it. */
  children: ReactNode;
}

/** The panel of one record: Edit and Remove, its details, what else a room shows of it, its history. */
export function RecordFrame<E extends EntityName, Row extends RegisterRow>(props: RecordFrameProps<E, Row>) {
  const { parts, record, onEdit, onClose, tabs = [], children, ...panel } = props;
  const { remove } = useRegisterMethods(parts);
  const name = parts.nameOf(record);
  const users = useUsers(parts.entity, record.id);
  const all: RecordTab[] = [
    { id: 'details', label: t('app.details'), content: children },
    ...tabs,
    ...(isUsed(parts.entity)
      ? [
          {
            id: 'users',
            label: t('app.usedBy'),
            ...(users === undefined ? {} : { count: users }),
            content: <UsedBy entity={parts.entity} id={record.id} />,
          },
        ]
      : []),
    { id: 'history', label: t('app.history'), content: <RecordHistory entity={parts.entity} id={record.id} /> },
  ];
  const [shown, setShown] = useTab(
    all.map(({ id }) => id),
    'details',
  );
  return (
    <DetailsPanel
      {...panel}
      title={name}
      flush
      onClose={onClose}
      actions={
        <>
          <IconButton label={registerWords(parts, 'edit')} icon={Pencil} onPress={onEdit} />
          <IconButton
            label={registerWords(parts, 'remove')}
            icon={Trash2}
            onPress={() => void remove(record).then((gone) => gone && onClose())}
          />
        </>
      }
    >
      <Tabs compact label={t('app.about', { name })} value={shown} onChange={setShown} items={all}>
        <div className={screen.filler}>{all.find(({ id }) => id === shown)?.content}</div>
      </Tabs>
    </DetailsPanel>
  );
}
