import { bridge } from '../bridge.ts';
import { told } from './told.ts';

const pictures = told(() => bridge.shell.picture({}), bridge.on.picture);

export const firstPicture = pictures.first;

/** The newest picture of the agent; undefined until the shell has given the first one. */
export const usePicture = pictures.use;
