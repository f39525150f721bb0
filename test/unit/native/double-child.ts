import process from 'node:process';
import { loadFptr } from '../../../native/fptr-library.ts';
import { JSON_DATA, SALE } from './double-sale.ts';

/** A process that makes one sale on the double and says what it was told; it may be killed or crash in the middle. */
const handle = loadFptr(process.argv[2] ?? '').createHandle();
if (typeof handle === 'number' || handle.call('open')) process.exit(3);
handle.setText(JSON_DATA, JSON.stringify(SALE));
const failure = handle.call('process_json');
process.stdout.write(failure ? `error ${failure.code}` : `done ${handle.text(JSON_DATA)}`);
