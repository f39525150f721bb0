import { describeFailing } from './failing.ts';

describeFailing('return', 'mixed payment', 'cash in');
