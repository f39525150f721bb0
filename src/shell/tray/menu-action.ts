/** What a person may choose in the menu of the icon. */
export type MenuAction =
  | { readonly do: 'open' }
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  | { readonly do: 'closeShift'; readonly cashboxId: string }
  | { readonly do: 'xReport'; readonly cashboxId: string }
  | { readonly do: 'startAgent' }
  | { readonly do: 'supportFile' }
  | { readonly do: 'logOnStart'; readonly on: boolean }
  /** The icon goes, the agent stays at work. */
  | { readonly do: 'quit' }
  /** Asks first: no receipt is made afterwards. */
  | { readonly do: 'stopAndQuit' };

/** A line of the menu; `say` lines only tell something. */
export type MenuEntry =
  | { readonly kind: 'line' }
  | { readonly kind: 'say'; readonly label: string }
  | { readonly kind: 'choose'; readonly label: string; readonly enabled: boolean; readonly action: MenuAction }
  | { readonly kind: 'tick'; readonly label: string; readonly isOn: boolean; readonly action: MenuAction }
  | { readonly kind: 'under'; readonly label: string; readonly entries: readonly MenuEntry[] };
