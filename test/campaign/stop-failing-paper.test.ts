import { describeFailing } from './failing.ts';

describeFailing('no paper', 'paper out at the close', 'paper out before the close');
