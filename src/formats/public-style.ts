/**
 * Style of the public page: one column, the colours of web/tokens for day and dark, type that the reader's machine has, so
 * that nothing is fetched. Hatching is drawn, and every look has words beside it.
 */
export const PUBLIC_STYLE: string = `
:root{color-scheme:light dark;--ground:#fdfefd;--text:#161e1d;--text-2:#45504e;--text-3:#5e6968;--line:#d2d8d8;--line-strong:#808b89;--seen:#cfd8d6;--unseen:#76817f;--hatch:#c6cecc;--map-land:#f1f5f4;--accent:#136660;--side-a:#615591;--side-b:#77580a;--side-a-tint:#e8e5fb;--side-b-tint:#f1e6d1;--third-tint:#e7eceb}
@media(prefers-color-scheme:dark){:root{--ground:#141a19;--text:#e1e9e8;--text-2:#abb5b4;--text-3:#8a9594;--line:#303837;--line-strong:#6f7b7a;--seen:#3d4847;--unseen:#7d8988;--hatch:#3a4443;--map-land:#1d2323;--accent:#65bcb4;--side-a:#a99de1;--side-b:#c3a15b;--side-a-tint:#2e2b3c;--side-b-tint:#352c1a;--third-tint:#232a29}}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--text);font:16px/1.5 "Noto Sans","Noto Sans Armenian",system-ui,sans-serif;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:720px;padding:20px 20px 64px;overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:.18em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
header{display:flex;flex-wrap:wrap;gap:6px 20px;align-items:center;justify-content:space-between;padding-bottom:12px;border-bottom:1px solid var(--line)}
.brand{display:flex;gap:8px;align-items:center;font-weight:600;margin:0}
.brand svg{width:16px;height:16px;flex:none}
nav ul{display:flex;flex-wrap:wrap;gap:2px 14px;list-style:none;margin:0;padding:0;font-size:14px}
nav a{display:inline-block;padding:4px 0}
nav a[aria-current]{color:var(--text);font-weight:600;text-decoration:none}
.quiet,.note,figcaption,small{color:var(--text-3);font-size:13px;line-height:1.45}
small{display:block;font-weight:400}
.eyebrow{margin:26px 0 0;color:var(--text-2)}
h1{font-size:clamp(30px,7vw,42px);font-weight:300;letter-spacing:-.025em;line-height:1.15;margin:0 0 8px}
.stand{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;margin:0 0 4px;color:var(--text-2);font-size:14px}
.status{border:1.5px solid var(--text);border-radius:3px;padding:1px 10px;font-weight:600;color:var(--text)}
.banner{border:1.5px solid var(--text);border-radius:3px;padding:7px 12px;font-weight:600;margin:14px 0}
.banner p{margin:0}
.lead{font-size:19px;line-height:1.45;margin:18px 0 4px}
h2{font-size:18px;font-weight:650;line-height:1.3;margin:40px 0 8px}
h3{font-size:15px;font-weight:650;margin:22px 0 6px}
p{margin:0 0 8px}
figure{margin:14px 0}
figure svg{display:block;width:100%;height:auto}
.map svg{border-radius:6px;max-width:460px}
.map text{font-size:8px;fill:var(--text-2);paint-order:stroke;stroke:var(--map-land);stroke-width:2.4px;stroke-linejoin:round}
.strip text{font-size:8px;fill:var(--text-2)}
.map .s{font-weight:650;fill:var(--text)}
figcaption p{margin:0 0 3px}
.scroll{overflow-x:auto;margin:8px 0}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.4}
th,td{padding:5px 10px 5px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{vertical-align:bottom;border-bottom:1px solid var(--text);color:var(--text-2);font-size:13px;line-height:1.3}
.e{text-align:right}
.m{text-align:center}
tr.total th,tr.total td{font-weight:650;border-bottom:0}
.strong{font-weight:650}
td.quiet{font-size:inherit}
td.unseen{background:repeating-linear-gradient(-45deg,transparent 0 5px,var(--hatch) 5px 6px)}
td.gap{background:radial-gradient(var(--hatch) 1px,transparent 1.4px) 0 0/7px 7px}
td.unseen span,td.gap span{background:var(--ground);padding:0 3px}
.sides th.A{background:var(--side-a-tint);color:var(--side-a)}
.sides th.B{background:var(--side-b-tint);color:var(--side-b)}
.sides th.third{background:var(--third-tint);color:var(--text-2)}
.sides th.A,.sides th.B,.sides th.third{padding-left:8px;font-weight:650}
.sides td{padding-left:8px}
.mark{width:13px;height:13px;display:inline-block;vertical-align:-1px;margin-right:6px}
.sides small{color:var(--text-2)}
.entry+.entry{margin-top:6px}
.facts,.check{display:grid;grid-template-columns:minmax(0,12em) minmax(0,1fr);gap:3px 16px;font-size:14px;margin:10px 0}
.facts dt,.check dt{color:var(--text-3)}
.facts dd,.check dd{margin:0}
.short{grid-template-columns:minmax(0,1fr) minmax(0,1fr);margin:28px 0;padding:12px 0;border:solid var(--line);border-width:1px 0}
.short dt{color:var(--text)}
.short dd{color:var(--text-2)}
.code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:13px}
sup{font-size:.72em;line-height:0;color:var(--text-3);margin-left:2px}
summary{cursor:pointer;color:var(--accent);padding:4px 0;font-size:14px}
li{margin:3px 0}
ul.plain,ol.sources{padding-left:1.3em;font-size:14px}
ol.sources{color:var(--text-2);font-size:13px}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--line)}
.choose{font-size:22px;line-height:1.9;list-style:none;padding:0}
@media(max-width:520px){table{font-size:13px}td:last-child{min-width:9.5em}.facts,.check{grid-template-columns:1fr;gap:0}.facts dd,.check dd{margin-bottom:6px}body{padding:14px 14px 48px}.lead{font-size:17px}}
@media print{body{max-width:none;padding:0}nav,summary{display:none}h2{break-after:avoid}}
`
