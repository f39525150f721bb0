import { Component, type ReactNode } from 'react';

/** A fault of the page itself is said in words; receipts do not depend on the page. */
export class Broken extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main role="alert">
        <h1>Окно сломалось, чеки пробиваются как прежде</h1>
        <p>Закройте окно и откройте снова из значка. Если повторится — пришлите файл для поддержки.</p>
        <p lang="en">The window broke; receipts go on as before. Close it and open it again from the icon.</p>
        <button type="button" onClick={() => location.reload()}>
          Открыть заново
        </button>
      </main>
    );
  }
}
