export { stateFiles } from '../../adapters/system/state-files.ts';
