import { createRoute } from '@tanstack/react-router';
import { House } from 'lucide-react';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { HomePage } from './HomePage.tsx';
import { homeCard } from '../../work/home-card.ts';
import { WarningsCard } from './WarningsCard.tsx';
import { t } from './t.ts';

const routes = [createRoute({ getParentRoute: underRoot, path: '/', component: HomePage })];

/** What Home gives the house: the first screen. */
export const home: Room<typeof routes> = {
  routes,
  nav: [{ order: 10, label: t('nav.home'), icon: House, path: '/' }],
  records: {},
  homeCards: [homeCard({ role: 'officer', column: 'side', order: 10, query: 'home.warnings', input: () => ({}), Card: WarningsCard })],
};
