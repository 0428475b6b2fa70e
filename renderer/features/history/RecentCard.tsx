import { PencilLine, Redo2, Undo2 } from 'lucide-react';
import type { RecentChange } from '../../../shared/features/history/contract.ts';
import { formatShortWhen } from '../../work/when.ts';
import { t } from './t.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ScreenLink } from '../../work/links.tsx';
import styles from '../../work/home-card.module.css';

const ICONS = { do: PencilLine, undo: Undo2, redo: Redo2 };
const SHOWN = 4;

/** What was done lately, by anybody. */
export function RecentCard({ data }: { data: RecentChange[] }) {
  return (
    <Card className={styles.grow} title={t('history.title')} actions={<ScreenLink to={{ to: '/history' }}>{t('home.seeAll')}</ScreenLink>}>
      {data.length === 0 ? (
        <EmptyState compact>{t('history.empty')}</EmptyState>
      ) : (
        <ul className={styles.list}>
          {data.slice(0, SHOWN).map((change) => (
            <li key={change.seq}>
              <Icon as={ICONS[change.kind as keyof typeof ICONS] ?? PencilLine} />
              <div>
                <p>
                  {change.kind === 'do' ? change.label : t(change.kind === 'undo' ? 'app.undone' : 'app.redone', { label: change.label })}
                </p>
                <p className={styles.caption}>{change.actor}</p>
              </div>
              <time dateTime={change.at}>{formatShortWhen(change.at)}</time>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
