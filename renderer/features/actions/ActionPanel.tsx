import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ActionDetail } from '../../../shared/features/actions/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { ACTION_STATUSES } from '../../../shared/features/actions/codes.ts';
import { useQuery } from '../../api/query.tsx';
import { useAct } from '../../work/act.ts';
import { codeChoices } from '../../work/choices.ts';
import { LoadedPanel } from '../../work/Loaded.tsx';
import { useTab } from '../../work/view-address.ts';
import { RecordHistory } from '../../work/RecordHistory.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { DatePicker } from '../../ui/DatePicker.tsx';
import { DetailsPanel } from '../../ui/DetailsPanel.tsx';
import { formatDate } from '../../ui/format.ts';
import { HistoryList } from '../../ui/HistoryList.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ScreenLink } from '../../work/links.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { Unread } from '../../ui/typed.ts';
import { useUnsaved } from '../../ui/unsaved.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { StatusChip } from './ActionsGrid.tsx';

const field = labelsOf('action');

/** One action: what is known, its dated updates, its history. */
export function ActionPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const action = useQuery('actions.get', { id });
  return (
    <LoadedPanel query={action} onClose={onClose}>
      {(detail) => <Panel action={detail} onClose={onClose} />}
    </LoadedPanel>
  );
}

function Panel({ action, onClose }: { action: ActionDetail; onClose: () => void }) {
  const { act: remove } = useAct('actions.remove');
  const [tab, setTab] = useTab(['updates', 'details', 'history'], 'updates');
  // As it was when editing began, so that a change by somebody else meanwhile is noticed on saving.
  const [editing, setEditing] = useState<ActionDetail | null>(null);
  return (
    <DetailsPanel
      title={action.ref}
      subtitle={[action.title]}
      status={<StatusChip action={action} />}
      width={360}
      flush
      onClose={onClose}
      actions={
        <>
          <IconButton label={t('actions.edit')} icon={Pencil} onPress={() => setEditing(action)} />
          <IconButton
            label={t('actions.remove')}
            icon={Trash2}
            onPress={() =>
              void remove({ id: action.id, version: action.version }, { done: t('actions.removed', { ref: action.ref }) }).then(
                (gone) => gone && onClose(),
              )
            }
          />
        </>
      }
    >
      <Tabs
        compact
        label={t('app.about', { name: action.ref })}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'updates', label: t('actions.updates'), count: action.updates.length },
          { id: 'details', label: t('app.details') },
          { id: 'history', label: t('app.history') },
        ]}
      >
        <div className={screen.filler}>
          {tab === 'updates' ? (
            <Updates action={action} />
          ) : tab === 'details' ? (
            <Details action={action} />
          ) : (
            <RecordHistory entity="action" id={action.id} />
          )}
        </div>
      </Tabs>
      {editing ? <ActionDialog action={editing} onClose={() => setEditing(null)} /> : null}
    </DetailsPanel>
  );
}

/** An update being written; `dueOn` is undefined while it stays as it is. */
interface Said {
  text: string;
  status: string | null;
  dueOn: string | null | undefined;
  reason: string;
  /** What stands in the date's place and is no date. */
  unread: Unread | undefined;
}

const NOTHING_SAID: Said = { text: '', status: null, dueOn: undefined, reason: '', unread: undefined };

function Updates({ action }: { action: ActionDetail }) {
  const { act, pending } = useAct('actions.addUpdate');
  // Only what the person says: what is known of the action may change meanwhile, and must not take their words away.
  const [said, setSaid] = useState<Said>(NOTHING_SAID);
  const say = (more: Partial<Said>): void => setSaid((before) => ({ ...before, ...more }));
  const { text, reason, unread } = said;
  const status = said.status === action.status ? null : said.status;
  const dueOn = said.dueOn === undefined ? action.dueOn : said.dueOn;
  const moved = dueOn !== action.dueOn;
  const [refused, setRefused] = useState(false);
  useUnsaved(() => !pending && (text.trim() !== '' || reason.trim() !== '' || status !== null || moved || unread !== undefined));
  const add = async (): Promise<void> => {
    setRefused(unread !== undefined);
    if (unread) return;
    const saved = await act(
      {
        id: action.id,
        version: action.version,
        text: text.trim(),
        reason: reason.trim(),
        ...(status ? { status: status as ActionDetail['status'] } : {}),
        ...(moved ? { dueOn } : {}),
      },
      { done: t('actions.updated', { ref: action.ref }) },
    );
    if (saved) setSaid(NOTHING_SAID);
  };
  return (
    <div className={screen.stack}>
      <TextField label={t('actions.update')} rows={3} value={text} onChange={(value) => say({ text: value })} />
      <Select
        label={t('actions.newStatus')}
        items={codeChoices(ACTION_STATUSES).filter(({ id }) => id !== action.status)}
        value={status}
        onChange={(value) => say({ status: value })}
        placeholder={t('actions.keepStatus', { status: labelOf(ACTION_STATUSES, action.status) })}
      />
      <DatePicker
        label={field('dueOn')}
        value={unread ? null : dueOn}
        unread={unread}
        error={unread && refused ? unread.message : undefined}
        onChange={(value) => say({ dueOn: value, unread: undefined })}
        onUnread={(typed) => say({ unread: typed })}
      />
      {moved && action.dueOn ? (
        <TextField label={t('actions.reason')} hint={t('actions.reasonHint')} value={reason} onChange={(value) => say({ reason: value })} />
      ) : null}
      <Button
        variant="default"
        isDisabled={text.trim() === '' && status === null && !moved && !unread}
        pending={pending}
        onPress={() => void add()}
      >
        {t('actions.addUpdate')}
      </Button>
      {action.updates.length > 0 ? (
        <HistoryList
          label={t('actions.updates')}
          items={action.updates.map((update, at) => ({
            id: update.id,
            what:
              update.text ||
              (update.status
                ? labelOf(ACTION_STATUSES, update.status)
                : t('actions.dueMoved', { date: update.dueOn ? formatDate(update.dueOn) : t('app.nothing') })),
            when: `${formatDate(update.madeOn)}, ${update.by}`,
            isCurrent: at === 0,
            ...(update.reason ? { why: update.reason } : {}),
          }))}
        />
      ) : null}
    </div>
  );
}

function Details({ action }: { action: ActionDetail }) {
  const facts: [string, string | null][] = [
    [field('ownerPersonId'), action.ownerName],
    [field('organisationId'), action.organisationName],
    [field('groupId'), action.groupName],
    [field('raisedOn'), formatDate(action.raisedOn)],
    [field('dueOn'), action.dueOn ? formatDate(action.dueOn) : null],
    [t('actions.original'), action.originalDueOn ? formatDate(action.originalDueOn) : null],
    [t('actions.closedOn'), action.closedOn ? formatDate(action.closedOn) : null],
  ];
  return (
    <dl className={screen.facts}>
      {facts.map(([label, value]) => (
        <FactLine key={label} label={label} value={value} />
      ))}
      {action.meetingId && action.meetingOn ? (
        <>
          <dt>{t('actions.meeting')}</dt>
          <dd>
            <ScreenLink to={{ to: '/meetings/$meetingId', params: { meetingId: action.meetingId }, search: { view: 'minutes' } }}>
              {formatDate(action.meetingOn)}
            </ScreenLink>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

function FactLine({ label, value }: { label: string; value: string | null }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value || t('app.nothing')}</dd>
    </>
  );
}
