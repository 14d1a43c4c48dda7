import type { FileInput } from '../merge-file.ts';
import type { SideTexts, TextOutcome } from '../text-outcome.ts';
import { mergeDocuments, type TreeFormat } from '../tree/merge-documents.ts';
import { catalogDependencyAt, dependencyRules } from '../versions/dependency-rules.ts';
import { parseYaml } from './parse-yaml.ts';
import { settleYamlValue } from './settle-yaml-value.ts';
import { yamlProblem } from './yaml-problem.ts';

/** YAML keeps any depth of indentation, so a block is moved as a whole and its own depth stays. */
const yaml: TreeFormat = { parse: parseYaml, unit: () => '  ', problem: yamlProblem };

/** Merges YAML by key, document by document; versions of catalogues, actions and images by their rule. */
export function mergeYamlFile(sides: SideTexts, { path, isImported, prefer = 'mine' }: FileInput): TextOutcome {
  if (!/(^|\/)pnpm-workspace\.yaml$/.test(path))
    return mergeDocuments(sides, yaml, { settle: settleYamlValue, prefer });
  return mergeDocuments(sides, yaml, { ...dependencyRules({ dependencyAt: catalogDependencyAt, isImported }), prefer });
}
