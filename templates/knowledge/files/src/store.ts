/** Where knowledge is kept, by data.platform.layout. */
export { openUnifiedStore as openStore } from './store/unified-store.ts';
