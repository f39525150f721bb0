import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { Broken } from './parts/broken.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');

// The page allows no style without this load's own nonce; Fluent UI puts its styles in at run time.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={renderer}>
      <Broken>
        <App />
      </Broken>
    </RendererProvider>
  </StrictMode>,
);
