import { describeFailing } from './failing.ts';

describeFailing('first receipt of a shift', 'expired shift');
