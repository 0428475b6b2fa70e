import { useNavigate } from '@tanstack/react-router';
import type { HomesHome } from '../../../shared/features/homes/contract.ts';
import type { Viewer } from '../../work/home-card.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatNumber, formatYear } from '../../ui/format.ts';
import { Bar } from '../../ui/SegmentsBar.tsx';
import { KeyFigure } from '../../ui/Stat.tsx';
import styles from '../../work/home-card.module.css';

/** Homes promised, forecast, delivered and expected, this year and over all years. A representative goes to their own, an officer to a report. */
export function HomesCard({ data: { homes }, viewer: { role, organisationId: own } }: { data: HomesHome; viewer: Viewer }) {
  const organisationId = role === 'representative' ? own : null;
  const report = role === 'officer';
  const primary = role !== 'chair';
  const navigate = useNavigate();
  const bars = [
    { label: t('home.promised'), value: homes.promised, tone: 'neutral' },
    { label: t('home.forecast'), value: homes.forecast, tone: 'accent' },
    { label: t('home.delivered'), value: homes.delivered, tone: 'ok' },
    { label: t('home.expected'), value: homes.expected, tone: 'accent', hint: t('home.expectedIs') },
  ] as const;
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const toHomes = (): void => void navigate({ to: '/homes', search: organisationId ? { provider: [organisationId] } : {} });
  return (
    <Card title={organisationId ? t('home.yourHomes') : t('home.homes')}>
      <KeyFigure
        value={formatNumber(homes.deliveredThisYear)}
        unit={t('home.deliveredOf', { promised: formatNumber(homes.promisedThisYear), year: formatYear(homes.year) })}
      />
      <p className={styles.caption}>{t('home.forecastThisYear', { forecast: formatNumber(homes.forecastThisYear) })}</p>
      <div className={styles.figures} style={{ marginTop: 12 }}>
        {bars.map((bar) => (
          <div key={bar.label} className={styles.figure} title={'hint' in bar ? bar.hint : undefined}>
            <span>{t('home.allYears', { measure: bar.label })}</span>
            <b>{formatNumber(bar.value)}</b>
            <Bar value={bar.value} max={most} tone={bar.tone} />
          </div>
        ))}
      </div>
      <div className={styles.buttons} style={{ marginTop: 16 }}>
        {report ? (
          <Button variant="primary" onPress={() => void navigate({ to: '/reports' })}>
            {t('home.createReport')}
          </Button>
        ) : null}
        <Button variant={primary && !report ? 'primary' : 'default'} size={primary ? 32 : 28} onPress={toHomes}>
          {organisationId ? t('home.updateHomes') : t('home.openHomes')}
        </Button>
      </div>
    </Card>
  );
}
