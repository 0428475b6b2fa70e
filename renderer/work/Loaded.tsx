import type { ReactNode } from 'react';
import type { Reading } from '../api/query.tsx';
import screen from './screen.module.css';
import { t } from '../words/t.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';

export interface LoadedProps<T> {
  query: Reading<T>;
  /** What is loading: "Loading meetings…". */
  text?: string;
  children: (data: T) => ReactNode;
}

/** Shows what a query found, or that it is loading, or why it failed and what to do. */
export function Loaded<T>({ query, text, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
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
