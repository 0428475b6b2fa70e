import { getRouteApi } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight, Check, Clock } from 'lucide-react';
import { useState } from 'react';
import type { AgendaItem } from '../../../shared/features/meetings/contract.ts';
import { plannedOf } from '../../../shared/features/meetings/agenda-time.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ItemMinutes } from './ItemMinutes.tsx';
import { PaperMinutes } from './MeetingRecord.tsx';
import styles from './Minutes.module.css';
import { useMinutesKeys } from './use-minutes-keys.ts';
import { isMinuted, itemWords, recordedUnder } from './words.ts';
import type { WholeMeeting } from './use-meeting.ts';

const route = getRouteApi('/meetings/$meetingId');

/** The minutes as they are taken: the agenda at the left, the current item at the right. */
export function MinutesView({ meeting, locked }: { meeting: WholeMeeting; locked: boolean }) {
  const { item: asked } = route.useSearch();
  const go = route.useNavigate();
  const [byKey, setByKey] = useState<string | null>(null);
  const { items } = meeting;
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === asked),
  );
  const item = items[at];
  const pick = (next: AgendaItem | undefined, key = false): void => {
    if (!next) return;
    setByKey(key ? next.id : null);
    void go({ search: (old) => ({ ...old, item: next.id }), replace: true });
  };
  useMinutesKeys({ arrowup: () => pick(items[at - 1], true), arrowdown: () => pick(items[at + 1], true) });
  if (!item) {
    return (
      <EmptyState action={<Button onPress={() => void go({ search: { view: 'agenda' } })}>{t('meetings.openAgenda')}</Button>}>
        {t('meetings.agendaEmpty')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.split} data-print="hide">
        <AgendaList meeting={meeting} current={item} onPick={pick} />
        <section className={styles.editor} aria-labelledby="current-item">
          <header className={styles.itemHead}>
            <span className={styles.badge} aria-hidden="true">
              {item.position}
            </span>
            <h2 id="current-item" className={styles.itemTitle}>
              <span className="visually-hidden">
                {t('meetings.item')} {item.position}
                {': '}
              </span>
              {item.title}
            </h2>
            <span className={styles.planned}>
              <Icon as={Clock} />
              {t('meetings.minutesLong', { count: item.minutesPlanned })}
            </span>
          </header>
          <ItemMinutes key={item.id} meeting={meeting} item={item} locked={locked} takeFocus={byKey === item.id} />
          <Steps meeting={meeting} at={at} onPick={pick} />
        </section>
      </div>
      <PaperMinutes meeting={meeting} />
    </>
  );
}

interface AgendaListProps {
  meeting: WholeMeeting;
  current: AgendaItem;
  onPick: (item: AgendaItem) => void;
}

function AgendaList({ meeting, current, onPick }: AgendaListProps) {
  return (
    <nav aria-labelledby="agenda-list" className={styles.agenda}>
      <header className={styles.agendaHead}>
        <h2 id="agenda-list">{t('meetings.agenda')}</h2>
        <span className={styles.caption}>{t('meetings.planMinutes', { count: plannedOf(meeting.items) })}</span>
      </header>
      <ol className={styles.items}>
        {meeting.items.map((item) => {
          const done = isMinuted(meeting, item);
          const isCurrent = item.id === current.id;
          return (
            <li key={item.id}>
              <button
                type="button"
                className={cx(styles.item, isCurrent && styles.current)}
                aria-current={isCurrent ? 'step' : undefined}
                onClick={() => onPick(item)}
              >
                <span className={styles.number}>
                  {done && !isCurrent ? <Icon as={Check} size={14} /> : null}
                  <span className={done && !isCurrent ? 'visually-hidden' : undefined}>{item.position}</span>
                </span>
                <span className={styles.itemWords}>
                  <span className={styles.itemName}>{item.title}</span>
                  <span className={styles.itemLine}>
                    <span>{itemWords(item)}</span>
                    <span>{t('meetings.min', { count: item.minutesPlanned })}</span>
                  </span>
                </span>
                <span className="visually-hidden">{t(done ? 'meetings.hasMinutes' : 'meetings.noMinutesYet')}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Steps({ meeting, at, onPick }: { meeting: WholeMeeting; at: number; onPick: (item: AgendaItem) => void }) {
  const [previous, item, next] = [meeting.items[at - 1], meeting.items[at]!, meeting.items[at + 1]];
  const { decisions, actions } = recordedUnder(meeting, item.id);
  const name = ({ position, title }: AgendaItem): string => t('meetings.itemPick', { number: position, title });
  return (
    <footer className={styles.steps}>
      {previous ? (
        <Button
          variant="quiet"
          size={28}
          icon={ArrowLeft}
          className={styles.step}
          aria-label={t('meetings.previousItem', { title: name(previous) })}
          tooltip="Ctrl+↑"
          onPress={() => onPick(previous)}
        >
          {name(previous)}
        </Button>
      ) : (
        <span />
      )}
      <span className={styles.caption}>
        {t('meetings.counts', {
          decisions: t('meetings.countDecisions', { count: decisions.length }),
          actions: t('meetings.countActions', { count: actions.length }),
        })}
      </span>
      {next ? (
        <Button
          size={28}
          iconEnd={ArrowRight}
          className={styles.step}
          aria-label={t('meetings.nextItem', { title: name(next) })}
          tooltip="Ctrl+↓"
          onPress={() => onPick(next)}
        >
          {name(next)}
        </Button>
      ) : (
        <span />
      )}
    </footer>
  );
}
