import { useNavigate } from '@tanstack/react-router';
import { t } from '../../words/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import styles from './HomePage.module.css';

/** The first steps of a new partnership. */
export function StartCard() {
  const navigate = useNavigate();
  const steps = [
    {
      text: t('home.start.partners'),
      button: t('home.start.partnersButton'),
      go: () => void navigate({ to: '/partners', search: { tab: 'organisations', new: true } }),
    },
    {
      text: t('home.start.group'),
      button: t('home.start.groupButton'),
      go: () => void navigate({ to: '/partners', search: { tab: 'groups', new: true } }),
    },
    {
      text: t('home.start.meeting'),
      button: t('home.start.meetingButton'),
      go: () => void navigate({ to: '/meetings', search: { new: true } }),
    },
    {
      text: t('home.start.homes'),
      button: t('home.start.homesButton'),
      go: () => void navigate({ to: '/homes', search: { new: true } }),
    },
    { text: t('home.start.import'), button: t('home.start.importButton'), go: () => void navigate({ to: '/import' }) },
  ];
  return (
    <Card title={t('home.start.title')} padding="main">
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <li key={step.button}>
            <p>{step.text}</p>
            <Button variant={at === 0 ? 'primary' : 'default'} onPress={step.go}>
              {step.button}
            </Button>
          </li>
        ))}
      </ol>
    </Card>
  );
}
