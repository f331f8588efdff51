/** `npm run docs:scaling`: writes docs/scaling.md. */
import { writeFileSync } from 'node:fs';
import { readMeasured } from '../soak/measured';
import { PAGE, scalingPage } from './page';

writeFileSync(PAGE, scalingPage(readMeasured()));
