/** How exact the vector index is, by knowledge.embedding.quantize. */
export { fullPrecision as precision } from './index/full-precision.ts';
