import type { ReactNode } from 'react';
import type { Reading } from '../api/query.tsx';
import screen from './screen.module.css';
import { t } from '../words/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { DetailsPanel, PanelNotice } from '../ui/DetailsPanel.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { holdsUnsaved } from '../ui/unsaved.ts';

export interface LoadedProps<T> {
  query: Reading<T>;
  /** What is loading: "Loading meetings…". */
  text?: string;
  children: (data: T) => ReactNode;
}

/** True when the record asked for isn't here, or no longer: what was known of it is shown no more. */
const isGone = ({ error }: Reading<unknown>): boolean => error?.code === 'not_found';

/** What is shown of a query's answer. Words half written about a record that is gone stay, to be copied or saved once it is back. */
const shownOf = <T,>(query: Reading<T>): T | undefined => (isGone(query) && !holdsUnsaved() ? undefined : query.data);

/** Over what is half written about a record that is gone. */
function GoneBanner({ query: { error } }: { query: Reading<unknown> }) {
  return <Banner tone="error">{[error?.message, error?.details.remedy].filter(Boolean).join(' ')}</Banner>;
}

/** Shows what a query found, or that it is loading, or why it failed and what to do. */
export function Loaded<T>({ query, text, children }: LoadedProps<T>) {
  const data = shownOf(query);
  if (data !== undefined) {
    return (
      <>
        {isGone(query) ? <GoneBanner query={query} /> : null}
        {children(data)}
      </>
    );
  }
  if (query.error) {
    return (
      <div className={screen.filler}>
        <ErrorState title={query.error.message} onRetry={() => void query.refetch()}>
          {query.error.details.remedy ?? t('app.tryAgain')}
        </ErrorState>
      </div>
    );
  }
  return <div className={screen.filler}>{text ? <LoadingState text={text} /> : <LoadingState />}</div>;
}

/** As `Loaded`, for the panel of a record: what isn't here has a panel too, which says why and can be closed. */
export function LoadedPanel<T>({ query, onClose, children }: LoadedProps<T> & { onClose: () => void }) {
  const data = shownOf(query);
  if (data !== undefined)
    return <PanelNotice.Provider value={isGone(query) ? <GoneBanner query={query} /> : null}>{children(data)}</PanelNotice.Provider>;
  if (!query.error) return <Loaded query={query}>{children}</Loaded>;
  return (
    <DetailsPanel title={t(isGone(query) ? 'app.gone' : 'app.failed')} flush onClose={onClose}>
      <Loaded query={query}>{children}</Loaded>
    </DetailsPanel>
  );
}
