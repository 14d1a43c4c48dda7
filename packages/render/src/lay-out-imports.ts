const width = 120;
const statement = /^(import|export)( type)? \{([^}]*)\} from ('[^'\n]+');$/gm;

/**
 * Lays out import and export lists again as the formatter would at 120 columns. Needed because the scope of a
 * repository is longer or shorter than the sample's, and a formatter breaks a line by its length.
 */
export function layOutImports(source: string): string {
  return source.replace(statement, (_, keyword: string, type = '', names: string, from: string) => {
    const list = names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const line = `${keyword}${type} { ${list.join(', ')} } from ${from};`;
    if (line.length <= width) return line;
    return `${keyword}${type} {\n${list.map((name) => `  ${name},\n`).join('')}} from ${from};`;
  });
}
