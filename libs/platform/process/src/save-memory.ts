import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Has V8 keep the memory of a process small: to be called once it has started, for the first collection that is made here is the one
 * that the measure holds from (docs/decisions/0051-memory.md).
 */
export function saveMemory(): void {
  // Else V8 makes objects old at once where many outlived a collection before, and with them whatever they point to.
  setFlagsFromString('--no-allocation-site-pretenuring');
  // Garbage is looked for when the heap has grown by 20 %, and not only once it is several times what is in use.
  setFlagsFromString('--heap-growing-percent=20');
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
