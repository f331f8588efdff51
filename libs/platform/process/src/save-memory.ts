import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Has V8 keep the heap of this process small (docs/decisions/0051-memory.md). To be called once it has started: the first collection is
 * made here, and the limit holds from then on.
 */
export function saveMemory(): void {
  // Pretenuring allocates objects in the old generation where many survived before; as garbage, they keep alive whatever they point to.
  setFlagsFromString('--no-allocation-site-pretenuring');
  // The old generation is collected when it has grown by 20 %, and not only once it is several times what is in use.
  setFlagsFromString('--heap-growing-percent=20');
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
