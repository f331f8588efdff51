import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedDocs, ROOT } from './generated-docs';

async function writeDocs(): Promise<void> {
  for (const [file, text] of Object.entries(await generatedDocs())) writeFileSync(join(ROOT, file), text);
}

void writeDocs();
