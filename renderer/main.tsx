import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { Broken } from './parts/broken.tsx';
import { firstDay } from './screens/now/first-day.ts';
import { firstPicture } from './state/picture.ts';
import { firstPreferences } from './state/preferences.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');

// The page allows no style without this load's own nonce; Fluent UI puts its styles in at run time.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

/** So long the first drawing waits for the figures of the day: they come from the agent, which may be slow to answer, ms. */
const DAY_AT_MOST_MS = 50;
const day = Promise.race([firstDay, new Promise((resolve) => setTimeout(resolve, DAY_AT_MOST_MS))]);

// One drawing instead of four; without an answer the page is drawn all the same and says that it waits.
void Promise.allSettled([firstPreferences, firstPicture, day]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <RendererProvider renderer={renderer}>
        <Broken>
          <App />
        </Broken>
      </RendererProvider>
    </StrictMode>,
  ),
);
