import { Component, type ReactNode } from 'react';
import { t } from '../words/t.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

/** Keeps a fault in one screen from taking the window down. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorState title={t('app.screenFailed')} onRetry={() => this.setState({ failed: false })}>
        {t('app.screenFailedRemedy')}
      </ErrorState>
    );
  }
}
