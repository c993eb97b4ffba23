package io.wiredns.doctor.report;

/** The style sheet of the page. Each text has a contrast of at least 4.5 to 1 (WCAG 2.2, AA). */
final class PageStyle {
  static final String SHEET =
      """
      :root { color-scheme: light; --ink: #1b1f24; --dim: #4b5563; --line: #c9d1d9;
        --good: #17643a; --warn: #7a4f00; --bad: #a3211a; --unknown: #4b5563;
        --good-bg: #e6f4ea; --warn-bg: #fff3d6; --bad-bg: #fdeceb; --unknown-bg: #f0f2f5; }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 1120px; padding: 16px; background: #fff; color: var(--ink);
        font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
      h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 4px; overflow-wrap: anywhere; }
      h2 { font-size: 1.15rem; margin: 32px 0 8px; padding-bottom: 4px;
        border-bottom: 1px solid var(--line); }
      h3 { font-size: 1rem; margin: 16px 0 8px; overflow-wrap: anywhere; }
      p { margin: 8px 0; }
      a { color: #0b4f9e; }
      .meta, .note { color: var(--dim); font-size: 0.9rem; }
      code, pre, .evidence dd { font: 0.86rem/1.45 ui-monospace, "DejaVu Sans Mono", Consolas,
        monospace; }
      pre { background: #f6f8fa; border: 1px solid var(--line); border-radius: 6px; margin: 8px 0;
        padding: 8px 10px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
      .tag { display: inline-block; border-radius: 4px; padding: 0 7px; font-size: 0.85rem;
        font-weight: 600; white-space: nowrap; border: 1px solid currentColor; }
      .good { color: var(--good); background: var(--good-bg); }
      .warn { color: var(--warn); background: var(--warn-bg); }
      .bad { color: var(--bad); background: var(--bad-bg); }
      .unknown { color: var(--unknown); background: var(--unknown-bg); }
      .verdict { border: 1px solid var(--line); border-left: 6px solid; border-radius: 8px;
        padding: 12px 16px; margin: 12px 0; }
      .verdict.good, .verdict.warn, .verdict.bad, .verdict.unknown { background: #fff; }
      .verdict > * { color: var(--ink); }
      .verdict .lead { font-size: 1.2rem; font-weight: 600; line-height: 1.35; margin: 8px 0;
        overflow-wrap: anywhere; }
      dl { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 4px 12px; margin: 8px 0; }
      dt { color: var(--dim); font-size: 0.9rem; }
      dd { margin: 0; overflow-wrap: anywhere; }
      details { border: 1px solid var(--line); border-radius: 6px; margin: 6px 0; background: #fff;
        color: var(--ink); }
      details[open] > summary { border-bottom: 1px solid var(--line); }
      details:target { outline: 3px solid #0b4f9e; }
      summary { cursor: pointer; padding: 7px 10px; overflow-wrap: anywhere; }
      details > dl, details > p, details > ul { margin: 8px 12px 12px; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; font-size: 0.9rem; }
      th, td { border: 1px solid var(--line); padding: 4px 8px; text-align: left;
        vertical-align: top; }
      thead th, tbody th { background: #f6f8fa; font-weight: 600; }
      .matrix tbody th { position: sticky; left: 0; min-width: 8.5rem; max-width: 11rem;
        font-weight: 400; }
      .matrix thead th:first-child { position: sticky; left: 0; }
      .matrix thead th { min-width: 6.5rem; max-width: 11rem; overflow-wrap: anywhere; }
      .matrix td { white-space: nowrap; padding: 0; }
      .matrix td a, .matrix td span { display: block; padding: 4px 8px; color: inherit; }
      figure { margin: 12px 0; }
      svg { display: block; height: auto; max-width: 100%; }
      svg text { font: 12.5px/1 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans",
        sans-serif; fill: #1b1f24; }
      svg .name { font-weight: 600; font-size: 14px; }
      svg > text { paint-order: stroke; stroke: #fbfcfd; stroke-width: 5px; }
      svg .head { font-weight: 600; }
      svg .words-good { fill: #17643a; } svg .words-warn { fill: #7a4f00; }
      svg .words-bad { fill: #a3211a; font-weight: 600; } svg .words-unknown { fill: #4b5563; }
      svg .zone { fill: #fbfcfd; }
      svg .node { fill: #fff; } svg .entry { fill: #e8edf3; }
      svg .shape-good { stroke: #17643a; stroke-width: 1.6; }
      svg .shape-warn { stroke: #7a4f00; stroke-width: 1.8; stroke-dasharray: 7 4; }
      svg .shape-bad { stroke: #a3211a; stroke-width: 2.6; }
      svg .shape-unknown { stroke: #4b5563; stroke-width: 1.4; stroke-dasharray: 2 4; }
      svg .edge { fill: none; }
      svg .edge.shape-bad { stroke-dasharray: 12 4 2 4; }
      .narrow { display: none; }
      .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; padding: 0; list-style: none;
        font-size: 0.9rem; }
      .legend svg { display: inline-block; vertical-align: middle; margin-right: 6px; }
      @media (max-width: 760px) {
        body { padding: 12px; } .wide { display: none; } .narrow { display: block; }
        dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: 6px; }
      }
      @media print { body { max-width: none; } }
      """;

  private PageStyle() {}
}
