import { Gavel, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { DecisionFields, type AgendaItem, type Decision } from '../../../shared/features/meetings/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { DECISION_OUTCOMES } from '../../../shared/features/meetings/codes.ts';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { codeChoices } from '../../work/choices.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import styles from './Block.module.css';
import { QuickForm } from './QuickForm.tsx';
import type { WholeMeeting } from './use-meeting.ts';
import { itemChoices } from './words.ts';

const field = labelsOf('decision');

function DecisionFieldsForm({ items }: { items: readonly AgendaItem[] }) {
  return (
    <>
      <FormField name="text" kind="textarea" rows={2} label={t('meetings.decisionText')} noun={t('meetings.decisionNoun')} autoFocus />
      <FormField name="outcome" kind="select" label={field('outcome')} items={codeChoices(DECISION_OUTCOMES)} />
      <FormField name="agendaItemId" kind="select" label={field('agendaItemId')} items={itemChoices(items)} optional />
    </>
  );
}

/** Records what was decided under an item. */
export function NewDecision({ meeting, itemId, onClose }: { meeting: WholeMeeting; itemId: string; onClose: () => void }) {
  const { id: meetingId, items } = meeting;
  const { act } = useAct('meetings.addDecision');
  return (
    <QuickForm
      kind="decision"
      title={t('meetings.newDecision')}
      schema={DecisionFields}
      defaults={{ meetingId, agendaItemId: itemId, text: '', outcome: 'agreed' }}
      submit={t('meetings.saveDecision')}
      onClose={onClose}
      onSave={async (values) => (await act(values, { done: (made) => t('meetings.decisionAdded', { ref: made.ref }) })) !== null}
    >
      <DecisionFieldsForm items={items} />
    </QuickForm>
  );
}

/** What a decision's block is given. */
export interface DecisionBlockProps {
  decision: Decision;
  /** The meeting's agenda. */
  items: readonly AgendaItem[];
  locked: boolean;
  onDone: () => void;
}

/** One decision among the minutes. `onDone` gives focus back to the minutes. */
export function DecisionBlock({ decision, items, locked, onDone }: DecisionBlockProps) {
  const { act: remove } = useAct('meetings.removeDecision');
  const [editing, setEditing] = useState<Decision | null>(null);
  const { ref } = decision;
  if (editing) return <EditDecision decision={editing} items={items} onClose={() => (setEditing(null), onDone())} />;
  return (
    <article className={styles.decisionBlock} aria-label={t('meetings.decision', { ref })}>
      <div className={styles.blockHead}>
        <Icon as={Gavel} />
        <h3 className={styles.blockTitle}>{t('meetings.decision', { ref })}</h3>
        <span className={styles.outcome}>{labelOf(DECISION_OUTCOMES, decision.outcome)}</span>
        {locked ? null : (
          <MenuButton
            iconOnly
            size={28}
            label={t('meetings.moreDecision', { ref })}
            items={[
              { id: 'edit', label: t('meetings.editDecision'), icon: Pencil, onAction: () => setEditing(decision) },
              {
                id: 'remove',
                label: t('meetings.removeDecision'),
                icon: Trash2,
                onAction: () =>
                  void remove({ id: decision.id, version: decision.version }, { done: t('meetings.decisionRemoved', { ref }) }).then(
                    onDone,
                  ),
              },
            ]}
          />
        )}
      </div>
      <p className={styles.blockText}>{decision.text}</p>
    </article>
  );
}

function EditDecision({ decision, items, onClose }: Pick<DecisionBlockProps, 'decision' | 'items'> & { onClose: () => void }) {
  const { act } = useAct('meetings.updateDecision');
  const { ref } = decision;
  return (
    <QuickForm
      kind="decision"
      title={t('meetings.decision', { ref })}
      schema={DecisionFields}
      defaults={decision}
      submit={t('meetings.saveDecision')}
      onClose={onClose}
      onSave={async ({ meetingId: _meeting, ...values }) =>
        (await act(
          { id: decision.id, version: decision.version, changes: changedFields(values, decision) },
          {
            done: t('meetings.decisionEdited', { ref }),
            attempt: {
              record: t('meetings.decision', { ref }),
              yours: changedFields(values, decision),
            },
          },
        )) !== null
      }
    >
      <DecisionFieldsForm items={items} />
    </QuickForm>
  );
}
