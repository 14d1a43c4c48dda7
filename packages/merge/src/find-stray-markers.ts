/**
 * The numbers (from 1) of all lines that belong to a conflict as git writes it: `<<<<<<< `, an optional `||||||| `, `=======` and
 * `>>>>>>> ` in this order. A row of equals signs under a heading is none.
 */
export function findStrayMarkers(text: string): number[] {
  const found: number[] = [];
  let open: number[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.replace(/^\uFEFF/, '').replace(/\r$/, '');
    const at = index + 1;
    if (/^<{7}( |$)/.test(line)) open = [at];
    else if (open.length === 0) return;
    else if (/^\|{7}( |$)/.test(line) || line === '=======') open.push(at);
    else if (/^>{7}( |$)/.test(line) && open.length > 1) {
      found.push(...open, at);
      open = [];
    }
  });
  return found;
}
