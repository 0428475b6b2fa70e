import { useGo } from '../../work/address.ts';
import { useRooms } from '../../work/rooms.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import styles from './HomePage.module.css';
import { t } from './t.ts';

/** The first steps of a new partnership, as the rooms give them. */
export function StartCard() {
  const go = useGo();
  const rooms = useRooms();
  const steps = rooms.flatMap((room) => room.firstSteps ?? []).toSorted((a, b) => a.order - b.order);
  return (
    <Card title={t('home.start.title')} padding="main">
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <li key={step.order}>
            <p>{step.words}</p>
            <Button variant={at === 0 ? 'primary' : 'default'} onPress={() => go(step.address)}>
              {step.button}
            </Button>
          </li>
        ))}
      </ol>
    </Card>
  );
}
