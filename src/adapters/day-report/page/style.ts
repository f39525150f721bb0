import { Markup } from './html.ts';

/** Light and dark as the reader's system says, and always light on paper. No font or picture from anywhere. */
export const STYLE = new Markup(`<style>
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1f24; --faint: #5c6570; --line: #d4d9df; --head: #f1f3f5;
  --fine: #12692f; --fine-ground: #e3f4e8; --notAll: #7a5200; --notAll-ground: #fdf0d0;
  --trouble: #a01818; --trouble-ground: #fce4e4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16191d; --ink: #e6e9ec; --faint: #9aa4af; --line: #3a424b; --head: #22272d;
    --fine: #7fd99b; --fine-ground: #16301f; --notAll: #f0c463; --notAll-ground: #362a10;
    --trouble: #ff9a94; --trouble-ground: #3d1a1a;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 1080px; background: var(--paper); color: var(--ink);
  font: 15px/1.45 system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
h1 { margin: 0 0 8px; font-size: 26px; line-height: 1.2; }
h2 { margin: 32px 0 8px; font-size: 20px; }
h3 { margin: 20px 0 6px; font-size: 16px; }
p { margin: 0 0 8px; }
ul { margin: 0; padding-left: 20px; }
.result { display: block; margin: 12px 0; padding: 10px 14px; border-left: 5px solid; font-size: 18px; font-weight: 600; }
.fine { color: var(--fine); background: var(--fine-ground); }
.notAll { color: var(--notAll); background: var(--notAll-ground); }
.trouble { color: var(--trouble); background: var(--trouble-ground); }
.badge { padding: 1px 8px; border-radius: 10px; font-size: 13px; font-weight: 600; white-space: nowrap; }
.faint { color: var(--faint); font-size: 13px; }
.next::before { content: "Что делать: "; font-weight: 600; }
.scroll { overflow-x: auto; margin: 6px 0 12px; }
table { border-collapse: collapse; width: 100%; }
table.narrow { width: auto; min-width: 60%; }
table.narrow .sum { min-width: 120px; }
th, td { padding: 5px 8px; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--head); font-weight: 600; }
thead th { font-size: 13px; vertical-align: bottom; }
tbody th { font-weight: 400; background: none; }
tbody th[colspan] { background: var(--head); font-weight: 600; }
.sum { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.count { text-align: center; font-variant-numeric: tabular-nums; }
.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
.name { overflow-wrap: anywhere; }
.w-cashbox { width: 21%; } .w-check { width: 19%; } .w-fd { width: 10%; } .w-sum { width: 16%; }
@media (max-width: 800px) { body { padding: 14px; font-size: 14px; } th, td { padding: 4px 6px; } }
@media print {
  @page { size: A4; margin: 14mm 12mm; }
  :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444; --line: #999; --head: #eee;
    --fine: #000; --fine-ground: #fff; --notAll: #000; --notAll-ground: #fff; --trouble: #000; --trouble-ground: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1 { font-size: 17pt; } h2 { font-size: 13pt; margin-top: 16pt; } h3 { font-size: 11pt; }
  h2, h3, .next { break-after: avoid; }
  .scroll { overflow: visible; }
  th, td { padding: 2pt 4pt; font-size: 9pt; }
  .faint, thead th, .badge { font-size: 8pt; }
  table.narrow .sum { min-width: 70pt; }
  thead { display: table-header-group; }
  tr, .shift { break-inside: avoid; }
  .badge { border: 1px solid #000; }
}
</style>`);
