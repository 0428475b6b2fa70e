import { Check, CircleAlert, CircleDashed, Gavel, LoaderCircle, SquareCheckBig, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AgendaItem } from '../../../shared/features/meetings/contract.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ActionBlock, NewAction } from './ActionBlock.tsx';
import { DecisionBlock, NewDecision } from './DecisionBlock.tsx';
import { Paragraphs } from './MeetingRecord.tsx';
import styles from './ItemMinutes.module.css';
import { useMinutesDraft } from './use-minutes-draft.ts';
import { useMinutesKeys } from './use-minutes-keys.ts';
import { recordedUnder } from './words.ts';
import type { WholeMeeting } from './use-meeting.ts';

export interface ItemMinutesProps {
  meeting: WholeMeeting;
  item: AgendaItem;
  locked: boolean;
  /** Puts focus into the notes at once: the person came here by Ctrl+↑ or Ctrl+↓. */
  takeFocus: boolean;
}

type Adding = 'decision' | 'action' | null;

/** One item of the agenda: what was said, decided and agreed to do. */
export function ItemMinutes({ meeting, item, locked, takeFocus }: ItemMinutesProps) {
  const [adding, setAdding] = useState<Adding>(null);
  const notes = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const toNotes = useCallback(() => requestAnimationFrame(() => notes.current?.focus()), []);
  const draft = useMinutesDraft(item);
  const closeForm = (): void => {
    setAdding(null);
    toNotes();
  };
  useEffect(() => {
    if (takeFocus) notes.current?.focus();
  }, [takeFocus]);
  useMinutesKeys(locked ? {} : { d: () => setAdding('decision'), a: () => setAdding('action') });
  return (
    <>
      {locked ? null : (
        <div className={styles.bar}>
          <SaveWords draft={draft} />
          <span className={styles.space} />
          <Button size={28} icon={Gavel} shortcut="Ctrl+Shift+D" onPress={() => setAdding('decision')}>
            {t('meetings.addDecision')}
          </Button>
          <Button size={28} icon={SquareCheckBig} shortcut="Ctrl+Shift+A" onPress={() => setAdding('action')}>
            {t('meetings.addAction')}
          </Button>
        </div>
      )}
      <div className={styles.doc} data-field="minutesText">
        {locked ? (
          item.minutesText.trim() ? (
            <Paragraphs text={item.minutesText} />
          ) : (
            <p className={styles.quiet}>{t('meetings.noNotes')}</p>
          )
        ) : (
          <TextField
            label={t('meetings.notesOf', { number: item.position, title: item.title })}
            hideLabel
            rows={4}
            placeholder={t('meetings.notesHint')}
            className={styles.notes}
            inputRef={notes}
            value={draft.text}
            onChange={draft.type}
            onBlur={() => void draft.save()}
            spellCheck
          />
        )}
        <Recorded meeting={meeting} itemId={item.id} locked={locked} onDone={toNotes} />
        {adding === 'decision' ? <NewDecision meeting={meeting} itemId={item.id} onClose={closeForm} /> : null}
        {adding === 'action' ? <NewAction meeting={meeting} itemId={item.id} onClose={closeForm} /> : null}
        {item.position === meeting.items.length ? <Loose meeting={meeting} locked={locked} onDone={toNotes} /> : null}
      </div>
    </>
  );
}

function Recorded({
  meeting,
  itemId,
  locked,
  onDone,
}: {
  meeting: WholeMeeting;
  itemId: string | null;
  locked: boolean;
  onDone: () => void;
}) {
  const { decisions, actions } = recordedUnder(meeting, itemId);
  return (
    <>
      {decisions.map((decision) => (
        <DecisionBlock key={decision.id} decision={decision} items={meeting.items} locked={locked} onDone={onDone} />
      ))}
      {actions.map((action) => (
        <ActionBlock key={action.id} meeting={meeting} action={action} locked={locked} onDone={onDone} />
      ))}
    </>
  );
}

/** What belongs to no item, under the last one. */
function Loose({ meeting, locked, onDone }: { meeting: WholeMeeting; locked: boolean; onDone: () => void }) {
  const { decisions, actions } = recordedUnder(meeting, null);
  if (decisions.length + actions.length === 0) return null;
  return (
    <>
      <h3 className={styles.looseTitle}>{t('meetings.loose')}</h3>
      <Recorded meeting={meeting} itemId={null} locked={locked} onDone={onDone} />
    </>
  );
}

/** Whether the notes are saved, in words; says so to screen readers only when something is wrong. */
function SaveWords({ draft: { state, who, save } }: { draft: ReturnType<typeof useMinutesDraft> }) {
  const quiet = { saved: Check, saving: LoaderCircle, waiting: CircleDashed };
  return (
    <>
      {state === 'saved' || state === 'saving' || state === 'waiting' ? (
        <span className={styles.saved}>
          <Icon as={quiet[state]} size={14} />
          {t(`meetings.save.${state}`)}
        </span>
      ) : null}
      <span role="status" className={styles.problem}>
        {state === 'changed' ? (
          <>
            <Chip tone="risk" icon={TriangleAlert}>
              {t('meetings.save.changed', { who })}
            </Chip>
            <Button size={28} onPress={() => void save(true)}>
              {t('meetings.save.compare')}
            </Button>
          </>
        ) : state === 'failed' ? (
          <>
            <Chip tone="off" icon={CircleAlert}>
              {t('meetings.save.failed')}
            </Chip>
            <Button size={28} onPress={() => void save(true)}>
              {t('meetings.save.again')}
            </Button>
          </>
        ) : null}
      </span>
    </>
  );
}
