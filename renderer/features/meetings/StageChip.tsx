import { CircleCheck, FilePen, Pencil, Play, Send, type LucideIcon } from 'lucide-react';
import type { Meeting } from '../../../shared/features/meetings/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { MEETING_STAGES } from '../../../shared/features/meetings/codes.ts';
import { useAct } from '../../work/act.ts';
import { t } from './t.ts';
import { Chip, type ChipTone } from '../../ui/Chip.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import styles from './Strip.module.css';

const LOOKS: Record<Meeting['stage'], { tone: ChipTone; icon: LucideIcon }> = {
  draft: { tone: 'neutral', icon: Pencil },
  circulated: { tone: 'blue', icon: Send },
  in_progress: { tone: 'blue', icon: Play },
  draft_minutes: { tone: 'neutral', icon: FilePen },
  agreed: { tone: 'ok', icon: CircleCheck },
};

/** Where a meeting stands in its cycle. */
export function StageChip({ stage }: { stage: Meeting['stage'] }) {
  return (
    <Chip tone={LOOKS[stage].tone} icon={LOOKS[stage].icon}>
      {labelOf(MEETING_STAGES, stage)}
    </Chip>
  );
}

/** Puts a meeting into a stage; says so with an Undo button. */
export function useStage(meeting: Meeting) {
  const { act, pending } = useAct('meetings.update');
  const setStage = async (
    stage: Meeting['stage'],
    done = t('meetings.stageSet', { stage: labelOf(MEETING_STAGES, stage) }),
  ): Promise<boolean> => (await act({ id: meeting.id, version: meeting.version, changes: { stage } }, { done })) !== null;
  return { setStage, pending };
}

/** The stage, and a menu of the other stages. */
export function StageControl({ meeting }: { meeting: Meeting }) {
  const { setStage } = useStage(meeting);
  return (
    <span className={styles.stage} data-field="stage" data-print="hide">
      <StageChip stage={meeting.stage} />
      <MenuButton
        label={t('meetings.changeStage')}
        variant="quiet"
        size={28}
        items={MEETING_STAGES.filter(({ code }) => code !== meeting.stage).map(({ code, label }) => ({
          id: code,
          label,
          icon: LOOKS[code].icon,
          onAction: () => void setStage(code),
        }))}
      />
    </span>
  );
}
