import type { Values } from '../wire/fields.ts';
import { ACTIONS } from './actions.ts';
import { READINGS } from './readings.ts';

/**
 * Every command this driver can send. What is not here cannot be sent: clearing, resetting, FN activation and closing
 * of the FN archive have no row and never get one (atol-serial-protocol section 11).
 */
export const COMMANDS = { ...READINGS, ...ACTIONS } as const;

export type CommandName = keyof typeof COMMANDS;
export type Request<N extends CommandName> = Values<(typeof COMMANDS)[N]['request']>;
export type Answer<N extends CommandName> = Values<(typeof COMMANDS)[N]['answer']>;
