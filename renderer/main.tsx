import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { connect } from './api/connect.ts';
import { startKeeping } from './api/kept.ts';
import { App } from './frame/App.tsx';
import { fetchScreens } from './frame/router.tsx';
import './ui/tokens.css';
import './ui/base.css';

// The content security policy forbids building code from text, which zod would try for speed.
z.config({ jitless: true });

const connection = await connect();
await startKeeping(connection.api.workspace);

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <App connection={connection} />
  </StrictMode>,
);

fetchScreens();
