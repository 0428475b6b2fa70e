import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './api/connect.ts';
import { App } from './app/App.tsx';
import './app/tokens.css';
import './app/base.css';

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <App connection={connect()} />
  </StrictMode>,
);
