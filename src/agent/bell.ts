export { Bell } from '../adapters/system/bell.ts';
