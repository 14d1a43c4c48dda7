// Draws captures of a terminal (tmux capture-pane -e -p > FILE) as one SVG: node scripts/terminal-picture.mjs OUT.svg FILE…
import { readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const cell = { width: 8.4, height: 18, size: 14 };
const margin = 16;
const ink = '#d8dee9';
const paper = '#161b22';
const colours = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 34: '#79c0ff', 35: '#d2a8ff', 36: '#76e3ea' };
const plain = { colour: ink, bold: false, dim: false };

/** The runs of one line: text with its look. */
function runsOf(line, start) {
  const runs = [];
  let look = start;
  const [before = '', ...parts] = line.split('\u001b[');
  if (before !== '') runs.push({ text: before, look });
  for (const part of parts) {
    const end = part.indexOf('m');
    look = (part.slice(0, end) || '0').split(';').reduce(changed, look);
    if (part.length > end + 1) runs.push({ text: part.slice(end + 1), look });
  }
  return { runs, look };
}

function changed(look, code) {
  if (code === '0') return plain;
  if (code === '1') return { ...look, bold: true };
  if (code === '2') return { ...look, dim: true };
  if (code === '22') return { ...look, bold: false, dim: false };
  if (code === '39') return { ...look, colour: ink };
  return colours[code] ? { ...look, colour: colours[code] } : look;
}

/** Each run stands at its own column, so that a font of another width does not shift what follows. */
function drawRun({ text, look }, column, y) {
  const lead = text.length - text.trimStart().length;
  const shown = text.trim();
  if (shown === '') return '';
  const x = margin + (column + lead) * cell.width;
  const style = `fill="${look.colour}"${look.bold ? ' font-weight="bold"' : ''}${look.dim ? ' opacity="0.62"' : ''}`;
  const length = (shown.length * cell.width).toFixed(1);
  return `<text x="${x.toFixed(1)}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs" ${style}>${escaped(shown)}</text>`;
}

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '\u00a0');

/** The frame and the lines of one capture, from `top` on. */
function drawCapture(text, top) {
  const lines = text.replace(/\s+$/, '').split('\n');
  const height = lines.length * cell.height + 2 * margin;
  const drawn = [`<rect x="0" y="${top}" width="100%" height="${height}" rx="8" fill="${paper}"/>`];
  let look = plain;
  for (const [row, line] of lines.entries()) {
    const found = runsOf(line, look);
    look = found.look;
    let column = 0;
    for (const run of found.runs) {
      drawn.push(drawRun(run, column, top + margin + (row + 0.75) * cell.height));
      column += run.text.length;
    }
  }
  return { svg: drawn.filter(Boolean).join('\n'), bottom: top + height };
}

const [out, ...files] = process.argv.slice(2);
if (!out || files.length === 0) {
  process.stderr.write('node scripts/terminal-picture.mjs OUT.svg CAPTURE…\n');
  process.exit(2);
}
const captures = files.map((file) => readFileSync(file, 'utf8'));
const bare = (line) => stripVTControlCharacters(line).trimEnd().length;
const columns = Math.max(...captures.flatMap((text) => text.split('\n').map(bare)));
const parts = [];
let top = 0;
for (const text of captures) {
  const { svg, bottom } = drawCapture(text, top);
  parts.push(svg);
  top = bottom + margin;
}
const width = Math.ceil(columns * cell.width + 2 * margin);
writeFileSync(
  out,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top - margin}" width="${width}" height="${top - margin}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${cell.size}">
${parts.join('\n')}
</svg>
`,
);
