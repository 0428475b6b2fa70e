import { Ban, CircleCheck, CircleDashed, CirclePause, Flag, Minus, OctagonX, Scale, TriangleAlert } from 'lucide-react';
import { t } from '../words/t.ts';
import { Chip } from './Chip.tsx';
import type { ChipTone } from './Chip.tsx';
import type { IconType } from './Icon.tsx';

/** The status words, the same everywhere. `no-target` is the word "No target set" for `no-data`. */
export type RagStatus = 'on-track' | 'at-risk' | 'off-track' | 'complete' | 'not-started' | 'no-data' | 'no-target' | SideStatus;

/** A scheme that is on no track: its stage's own word. */
type SideStatus = 'stalled' | 'appeal' | 'refused' | 'lapsed' | 'withdrawn' | 'replaced';

const looks: Record<RagStatus, { tone: ChipTone; icon: IconType }> = {
  'on-track': { tone: 'ok', icon: CircleCheck },
  'at-risk': { tone: 'risk', icon: TriangleAlert },
  'off-track': { tone: 'off', icon: OctagonX },
  complete: { tone: 'blue', icon: Flag },
  'not-started': { tone: 'neutral', icon: CircleDashed },
  'no-data': { tone: 'plain', icon: Minus },
  'no-target': { tone: 'plain', icon: Minus },
  stalled: { tone: 'neutral', icon: CirclePause },
  appeal: { tone: 'neutral', icon: Scale },
  refused: { tone: 'neutral', icon: Ban },
  lapsed: { tone: 'neutral', icon: Ban },
  withdrawn: { tone: 'neutral', icon: Ban },
  replaced: { tone: 'neutral', icon: Ban },
};

/** The word for a status, for exports, grids and sentences. */
export function ragWord(status: RagStatus): string {
  return t(`ui.status.${status}`);
}

/** Status as icon, word and tint. `text` replaces the word but keeps the look ("Due in 2 days"). */
export function RagChip({ status, text }: { status: RagStatus; text?: string }) {
  const { tone, icon } = looks[status];
  return (
    <Chip tone={tone} icon={icon}>
      {text ?? ragWord(status)}
    </Chip>
  );
}
