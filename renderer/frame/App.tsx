import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import type { Connection } from '../api/connect.ts';
import { ConnectionProvider, useQuery } from '../api/query.tsx';
import { UiProvider } from '../ui/UiProvider.tsx';
import { AskProvider } from '../work/asked.tsx';
import { ConflictProvider } from '../work/conflict.tsx';
import { Loaded } from '../work/Loaded.tsx';
import { applyTheme, usePreferences } from '../work/preferences.ts';
import { WhenClosed } from './rooms.ts';
import { makeRouter } from './router.tsx';

/** The whole program in one window. */
export function App({ connection }: { connection: Connection }) {
  const [router] = useState(makeRouter);
  const { theme } = usePreferences();
  useEffect(() => applyTheme(theme), [theme]);
  return (
    <UiProvider navigate={(href) => void router.navigate({ href })} hrefOf={(href) => router.history.createHref(href)}>
      <ConnectionProvider connection={connection}>
        <ConflictProvider>
          <AskProvider>
            <Opened router={router} />
          </AskProvider>
        </ConflictProvider>
      </ConnectionProvider>
    </UiProvider>
  );
}

/** The partnership's screens once one is open, else the first-run choice. */
function Opened({ router }: { router: ReturnType<typeof makeRouter> }) {
  const workspace = useQuery('workspace.state', {});
  return (
    <Loaded query={workspace}>
      {(state) =>
        state.state === 'open' ? (
          <RouterProvider key={state.target} router={router} />
        ) : WhenClosed ? (
          <Suspense>
            <WhenClosed workspace={state} />
          </Suspense>
        ) : null
      }
    </Loaded>
  );
}
