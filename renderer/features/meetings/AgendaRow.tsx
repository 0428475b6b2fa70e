import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { AgendaItem } from '../../../shared/features/meetings/contract.ts';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { t } from './t.ts';
import { formatTime } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './Agenda.module.css';
import { ItemForm } from './ItemForm.tsx';
import { itemWords } from './words.ts';

export interface AgendaRowProps {
  item: AgendaItem;
  /** Items on the agenda. */
  total: number;
  /** When it begins, `HH:MM`, if the meeting's start is known. */
  startsAt: string | null;
  locked: boolean;
  onMove: (item: AgendaItem, by: 1 | -1) => void;
  /** A line under the item. */
  children?: ReactNode;
}

/** One item of the agenda; Alt+↑ and Alt+↓ move it. */
export function AgendaRow({ item, total, startsAt, locked, onMove, children }: AgendaRowProps) {
  const [editing, setEditing] = useState<AgendaItem | null>(null);
  const [edited, setEdited] = useState(false);
  const moveOnAlt = (event: KeyboardEvent): void => {
    if (locked || editing || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(item, event.key === 'ArrowUp' ? -1 : 1);
  };
  if (editing) return <EditRow item={editing} onClose={() => (setEdited(true), setEditing(null))} />;
  return (
    <li className={styles.row} data-item={item.id} onKeyDownCapture={moveOnAlt}>
      <span className={styles.number}>{item.position}</span>
      <div className={styles.words}>
        <h3 className={styles.itemTitle}>{item.title}</h3>
        <p className={styles.caption}>{itemWords(item)}</p>
        {children}
      </div>
      <div className={styles.times}>
        <span>{t('meetings.min', { count: item.minutesPlanned })}</span>
        {startsAt ? <span className={styles.caption}>{formatTime(startsAt)}</span> : null}
      </div>
      {locked ? null : <RowButtons item={item} total={total} onMove={onMove} takeFocus={edited} onEdit={() => setEditing(item)} />}
    </li>
  );
}

interface RowButtonsProps extends Pick<AgendaRowProps, 'item' | 'total' | 'onMove'> {
  /** The item was being edited: focus comes back to its Edit button. */
  takeFocus: boolean;
  onEdit: () => void;
}

function RowButtons({ item, total, takeFocus, onMove, onEdit }: RowButtonsProps) {
  const { act: remove } = useAct('meetings.removeItem');
  const { title } = item;
  const takeAway = async (): Promise<void> => {
    const row = document.querySelector(`[data-item="${item.id}"]`);
    const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
    if (await remove({ id: item.id, version: item.version }, { done: t('meetings.itemRemoved', { title }) }))
      neighbour?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  };
  return (
    <div className={styles.buttons}>
      <IconButton
        size={28}
        icon={ArrowUp}
        label={t('meetings.moveUp', { title })}
        shortcut="Alt+↑"
        isDisabled={item.position === 1}
        data-move="up"
        onPress={() => onMove(item, -1)}
      />
      <IconButton
        size={28}
        icon={ArrowDown}
        label={t('meetings.moveDown', { title })}
        shortcut="Alt+↓"
        isDisabled={item.position === total}
        data-move="down"
        onPress={() => onMove(item, 1)}
      />
      <IconButton size={28} icon={Pencil} label={t('meetings.editItem', { title })} autoFocus={takeFocus} onPress={onEdit} />
      <IconButton size={28} icon={Trash2} label={t('meetings.removeItem', { title })} onPress={() => void takeAway()} />
    </div>
  );
}

/** The item as it was when editing began: a change by somebody else meanwhile is then noticed on saving. */
function EditRow({ item, onClose }: { item: AgendaItem; onClose: () => void }) {
  const { act } = useAct('meetings.updateItem');
  return (
    <li className={styles.editRow}>
      <ItemForm
        defaults={item}
        submit={t('meetings.saveItem')}
        onClose={onClose}
        onSave={async ({ meetingId: _meeting, ...values }) =>
          (await act(
            { id: item.id, version: item.version, changes: changedFields(values, item) },
            {
              done: t('meetings.itemEdited', { title: values.title }),
            },
          )) !== null
        }
      />
    </li>
  );
}
