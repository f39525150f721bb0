/** Path of an executable that starts an app from its folder. */
export function electronHere(env?: NodeJS.ProcessEnv): string | undefined;
/** Is there a screen to show a window on? */
export function hasScreen(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): boolean;
/** Arguments before the folder of the app. */
export function electronArguments(): readonly string[];
