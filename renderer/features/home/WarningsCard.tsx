import { TriangleAlert } from 'lucide-react';
import type { Warning } from '../../../shared/features/home/contract.ts';
import cardStyles from '../../work/home-card.module.css';
import { useRooms } from '../../work/rooms.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { t } from './t.ts';

/** Gaps in the data that would show in a report, in the words of the room that found them. */
export function WarningsCard({ data }: { data: Warning[] }) {
  const rooms = useRooms();
  const wordsOf = ({ code, count }: Warning): string => rooms.find((room) => room.warnings?.[code])?.warnings?.[code]?.(count) ?? code;
  return (
    <Card title={t('home.warningsTitle')}>
      {data.length === 0 ? (
        <EmptyState compact>{t('home.noWarnings')}</EmptyState>
      ) : (
        <ul className={cardStyles.list}>
          {data.map((warning) => (
            <li key={warning.code}>
              <Icon as={TriangleAlert} />
              <div>{wordsOf(warning)}</div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
