/** Colours have a contrast of at least 4.5 : 1 on white; a light is a shape and a word beside its colour. */
export const STYLES = `
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 70rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.3rem; margin: 2rem 0 0.5rem; border-bottom: 2px solid #1a1a1a; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 0.25rem; }
p { margin: 0.25rem 0 0.5rem; max-width: 60rem; }
.mark { border: 2px solid #1a1a1a; padding: 0.5rem 0.75rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { border: 1px solid #767676; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; hyphens: auto; }
thead th { background: #eee; }
tbody th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
.figures { width: auto; min-width: 22rem; }
.small { font-size: 0.9rem; color: #444; }
.light { white-space: nowrap; font-weight: 600; }
.green { color: #0b6b2e; } .amber { color: #8a5a00; } .red { color: #b00020; } .unknown, .none { color: #444; }
code { overflow-wrap: anywhere; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, .mark { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  @page { size: A4 landscape; margin: 15mm; }
}
`;
