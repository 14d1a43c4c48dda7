const stopWords = new Set(
  'a an and any are at be by can do does for from how i in is it its me my of on or our please that the their this to was we what when where which who with you your'.split(
    ' ',
  ),
);

/** The telling words of a text: lower case, plural endings cut, stop words out; a number also counts as the word `number`. */
export function words(text: string): Set<string> {
  const found = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !stopWords.has(word));
  const stems = found.map((word) => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word));
  return new Set(stems.some((word) => /^\d+$/.test(word)) ? [...stems, 'number'] : stems);
}
