export type TrayState = 'fine' | 'attention' | 'trouble' | 'unknown' | 'training';
/** Of the taskbar the picture lies on. */
export type Theme = 'light' | 'dark';

/** Colors as `#rrggbb`. */
export interface Paint {
  readonly body: string;
  readonly sign: string;
}

export const TRAY_SIZES: readonly number[];
export const TRAY_ICO_SIZES: readonly number[];
export const TASKBARS: Readonly<Record<Theme, string>>;
export const PAINTS: Readonly<Record<Theme, Readonly<Record<TrayState, Paint>>>>;
export const TRAY_STATES: readonly TrayState[];

export function traySvg(state: TrayState, paint: Paint, px: number): string;
