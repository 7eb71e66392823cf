// A worker thread starts in plain Node: TypeScript is switched on here, then the thread's own module runs.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
