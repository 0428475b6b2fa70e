import { createHashHistory, createRouter } from '@tanstack/react-router';
import { rootRoute } from '../work/root-route.ts';
import { fetchPalette, Frame } from './Frame.tsx';
import { ROUTES } from './rooms.ts';

/** What a screen shows is in its address, so Back, Forward and links work. */
const routeTree = rootRoute.update({ component: Frame }).addChildren(ROUTES);

/** A router over the part of the address after `#`, which needs no server. */
export const makeRouter = () => createRouter({ routeTree, history: createHashHistory(), defaultPreload: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

/** Fetches the parts of every screen once there is nothing else to do, so that going there waits for nothing. */
export function fetchScreens(): void {
  const screens = ROUTES.map((route) => route.options.component) as { preload?: () => Promise<unknown> }[];
  requestIdleCallback(() => {
    for (const fetched of [fetchPalette(), ...screens.map((screen) => screen.preload?.())]) void fetched?.catch(() => {});
  });
}
