import { useNavigate } from '@tanstack/react-router';
import { ExternalLink, Pencil, SquareCheckBig, Trash2, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ActionFields, type Action } from '../../../shared/features/actions/contract.ts';
import type { MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { useAddChoice, usePersonChoices } from '../../work/choices.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';
import { formatDateLong } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import type { Option } from '../../ui/OptionList.tsx';
import styles from './Block.module.css';
import quick from './QuickForm.module.css';
import { QuickForm } from './QuickForm.tsx';

const field = labelsOf('action');

/** Owners to choose from: those at the meeting first. */
function useOwners(meeting: MeetingDetail): Option[] {
  const people = usePersonChoices();
  return useMemo(() => {
    const here = new Set(meeting.attendance.map((entry) => entry.personId));
    return [...people.filter(({ id }) => here.has(id)), ...people.filter(({ id }) => !here.has(id))];
  }, [people, meeting.attendance]);
}

function ActionFieldsForm({ meeting }: { meeting: MeetingDetail }) {
  return (
    <>
      <FormField name="title" label={t('meetings.actionText')} noun={t('meetings.actionNoun')} autoFocus />
      <div className={quick.quickPair}>
        <FormField
          name="ownerPersonId"
          kind="combobox"
          label={field('ownerPersonId')}
          items={useOwners(meeting)}
          onAdd={useAddChoice('person')}
          optional
        />
        <FormField name="dueOn" kind="date" label={field('dueOn')} optional />
      </div>
    </>
  );
}

/** Records an action agreed under an item. */
export function NewAction({ meeting, itemId, onClose }: { meeting: MeetingDetail; itemId: string; onClose: () => void }) {
  const { act } = useAct('actions.create');
  return (
    <QuickForm
      kind="action"
      title={t('meetings.newAction')}
      schema={ActionFields}
      defaults={{
        title: '',
        ownerPersonId: null,
        dueOn: null,
        meetingId: meeting.id,
        groupId: meeting.groupId,
        agendaItemId: itemId,
      }}
      submit={t('meetings.saveAction')}
      onClose={onClose}
      onSave={async (values) => (await act(values, { done: (made) => t('meetings.actionAdded', { ref: made.ref }) })) !== null}
    >
      <ActionFieldsForm meeting={meeting} />
    </QuickForm>
  );
}

export interface ActionBlockProps {
  meeting: MeetingDetail;
  action: Action;
  locked: boolean;
  /** Gives focus back to the minutes. */
  onDone: () => void;
}

/** One action among the minutes: what, who, by when. */
export function ActionBlock({ meeting, action, locked, onDone }: ActionBlockProps) {
  const navigate = useNavigate();
  const { act: remove } = useAct('actions.remove');
  const [editing, setEditing] = useState<Action | null>(null);
  const { ref } = action;
  if (editing) return <EditAction meeting={meeting} action={editing} onClose={() => (setEditing(null), onDone())} />;
  const open = {
    id: 'open',
    label: t('meetings.openAction'),
    icon: ExternalLink,
    onAction: () => void navigate({ to: '/actions', search: { view: 'all', action: action.id } }),
  };
  const changes = [
    { id: 'edit', label: t('meetings.editAction'), icon: Pencil, onAction: () => setEditing(action) },
    {
      id: 'remove',
      label: t('meetings.removeAction'),
      icon: Trash2,
      onAction: () => void remove({ id: action.id, version: action.version }, { done: t('meetings.actionRemoved', { ref }) }).then(onDone),
    },
  ];
  return (
    <article className={styles.actionBlock} aria-label={t('meetings.actionRef', { ref })}>
      <div className={styles.blockHead}>
        <Icon as={SquareCheckBig} />
        <h3 className={styles.blockTitle}>{t('meetings.actionRef', { ref })}</h3>
        <span className={styles.space} />
        <MenuButton
          iconOnly
          size={28}
          label={t('meetings.moreAction', { ref })}
          items={locked ? [open] : [...changes.slice(0, 1), open, ...changes.slice(1)]}
        />
      </div>
      <p className={styles.blockText}>{action.title}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('meetings.owner')}</dt>
          <dd>{[action.ownerName, action.organisationName].filter(Boolean).join(', ') || <Missing words={t('meetings.noOwner')} />}</dd>
        </div>
        <div>
          <dt>{t('meetings.due')}</dt>
          <dd>{action.dueOn ? formatDateLong(action.dueOn) : <Missing words={t('meetings.noDue')} />}</dd>
        </div>
      </dl>
    </article>
  );
}

function Missing({ words }: { words: string }) {
  return (
    <span className={styles.missing}>
      <Icon as={TriangleAlert} size={14} />
      {words}
    </span>
  );
}

function EditAction({ meeting, action, onClose }: { meeting: MeetingDetail; action: Action; onClose: () => void }) {
  const { act } = useAct('actions.update');
  const { ref } = action;
  return (
    <QuickForm
      kind="action"
      title={t('meetings.actionRef', { ref })}
      schema={ActionFields}
      defaults={action}
      submit={t('meetings.saveAction')}
      onClose={onClose}
      onSave={async (values) =>
        (await act(
          { id: action.id, version: action.version, changes: changedFields(values, action) },
          {
            done: t('meetings.actionEdited', { ref }),
            attempt: {
              record: t('meetings.actionRef', { ref }),
              yours: changedFields(values, action),
            },
          },
        )) !== null
      }
    >
      <ActionFieldsForm meeting={meeting} />
    </QuickForm>
  );
}
