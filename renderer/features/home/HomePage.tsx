import { ROLES } from '../../../shared/domain/codes.ts';
import { useAllOf } from '../../api/query.tsx';
import type { HomeCard, Viewer } from '../../work/home-card.ts';
import { Loaded } from '../../work/Loaded.tsx';
import { setPreferences, usePreferences, type Preferences } from '../../work/preferences.ts';
import { useRooms } from '../../work/rooms.ts';
import { ukToday } from '../../ui/dates.ts';
import { formatDateLong } from '../../ui/format.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './HomePage.module.css';
import { StartCard } from './StartCard.tsx';
import { t } from './t.ts';

/** What needs this person now, by what the person mainly does. */
export function HomePage() {
  const { role, organisationId } = usePreferences();
  const viewer: Viewer = { role, organisationId };
  const cards = useRooms().flatMap((room) => room.homeCards ?? []);
  // Cards of other roles too: they tell whether the partnership is bare, and another role shows at once.
  const answers = useAllOf(cards.map((card) => ({ name: card.query, input: card.input(viewer) })));
  return (
    <div className={styles.page}>
      <PageHeader title={t('nav.home')} sub={formatDateLong(ukToday())} actions={<ViewAs role={role} />} />
      <Loaded query={answers} text={t('home.loading')}>
        {(data) => <Cards viewer={viewer} cards={cards.map((card, at) => ({ card, data: data[at] as never }))} />}
      </Loaded>
    </div>
  );
}

function ViewAs({ role }: { role: Preferences['role'] }) {
  return (
    <Select
      label={t('home.viewAs')}
      inlineLabel
      items={ROLES.map(({ code, label }) => ({ id: code, label }))}
      value={role}
      onChange={(next) => setPreferences({ role: (next ?? 'chair') as Preferences['role'] })}
    />
  );
}

interface Filled {
  card: HomeCard;
  /** What the card's query answered, which fits the card alone. */
  data: never;
}

function Cards({ viewer, cards }: { viewer: Viewer; cards: readonly Filled[] }) {
  const own = cards.filter(({ card }) => card.role === viewer.role).toSorted((a, b) => a.card.order - b.card.order);
  // Nothing entered yet: the first steps instead of empty cards.
  if (cards.every(({ card, data }) => card.isBare?.(data) ?? true)) {
    return (
      <div className={`${styles.columns} ${styles.bare}`}>
        <StartCard />
        <Shown viewer={viewer} cards={own.filter(({ card, data }) => card.besideFirstSteps?.(data))} />
      </div>
    );
  }
  return (
    <div className={styles.columns}>
      {(['main', 'side'] as const).map((column) => (
        <div key={column} className={styles.column}>
          <Shown viewer={viewer} cards={own.filter(({ card }) => card.column === column)} />
        </div>
      ))}
    </div>
  );
}

function Shown({ viewer, cards }: { viewer: Viewer; cards: readonly Filled[] }) {
  return cards.map(({ card: { query, order, Card }, data }) => <Card key={`${query} ${order}`} data={data} viewer={viewer} />);
}
