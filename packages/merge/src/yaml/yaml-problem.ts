import { parseAllDocuments } from 'yaml';

/** Why a text is not YAML; `undefined` where every document parses and no map holds a key twice. */
export function yamlProblem(text: string): string | undefined {
  try {
    const documents = parseAllDocuments(text, { logLevel: 'silent' });
    if (!Array.isArray(documents)) return undefined;
    for (const document of documents) {
      const [error] = document.errors;
      if (error) return error.message.split('\n')[0];
      document.toJS();
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
