/** Share of traces that are kept, from OTEL_TRACES_SAMPLER_ARG; 1 where it is absent. Throws RangeError outside 0 to 1. */
export const readSamplingRatio = (env: NodeJS.ProcessEnv): number => {
  const text = env.OTEL_TRACES_SAMPLER_ARG?.trim();
  if (!text) return 1;
  const ratio = Number(text);
  if (!(ratio >= 0 && ratio <= 1))
    throw new RangeError(`OTEL_TRACES_SAMPLER_ARG is a number from 0 to 1, not "${text}".`);
  return ratio;
};
