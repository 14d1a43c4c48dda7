/** Gives a model the function that it asks for its address before each call. `baseUrl` is the provider's. */
export type AddressOf = (target: { modelId: string; baseUrl: string; fetch: typeof fetch }) => () => Promise<string>;
