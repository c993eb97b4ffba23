package io.wiredns.bench;

import java.util.Locale;

/**
 * A picture in SVG 1.1 with the few shapes that charts need. Colours are classes of one style
 * sheet, which has a second set for readers who prefer dark; the background is painted, so that the
 * page around it does not matter.
 */
final class Svg {
  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, "DejaVu Sans", Helvetica, Arial, sans-serif; fill: #1f2328 }
        .title { font-size: 15px; font-weight: 600 }
        .head { font-weight: 600 }
        .soft { font-size: 11px; fill: #59636e }
        .back { fill: #ffffff }
        .ours { fill: #0969da }
        .peer { fill: #a0aab4 }
        .grid { stroke: #d9dfe5; stroke-width: 1 }
        .base { stroke: #59636e; stroke-width: 1; stroke-dasharray: 3 3; fill: none }
        .line { stroke-width: 2; fill: none }
        .s0 { stroke: #0969da } .s1 { stroke: #bc4c00 } .s2 { stroke: #1a7f37 } .s3 { stroke: #8250df }
        .f0 { fill: #0969da } .f1 { fill: #bc4c00 } .f2 { fill: #1a7f37 } .f3 { fill: #8250df }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .soft { fill: #9198a1 }
          .back { fill: #0d1117 }
          .ours { fill: #4493f8 }
          .peer { fill: #656f7b }
          .grid { stroke: #2b323b }
          .base { stroke: #9198a1 }
          .s0 { stroke: #4493f8 } .s1 { stroke: #f0883e } .s2 { stroke: #3fb950 } .s3 { stroke: #ab7df8 }
          .f0 { fill: #4493f8 } .f1 { fill: #f0883e } .f2 { fill: #3fb950 } .f3 { fill: #ab7df8 }
        }
      </style>
      """;

  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final String title;

  Svg(int width, String title) {
    this.width = width;
    this.title = title;
  }

  /** A number with at most one decimal. */
  private static String n(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  Svg bar(String style, double x, double y, double width, double height) {
    add(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
        style, n(x), n(y), n(width), n(height));
    return this;
  }

  /** Text that starts at x, or with "end" ends there, or with "middle" has its middle there. */
  Svg text(String style, String anchor, double x, double y, String text) {
    add(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>",
        style, anchor, n(x), n(y), escaped(text));
    return this;
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
        style, n(x1), n(y1), n(x2), n(y2));
    return this;
  }

  Svg dot(String style, double x, double y) {
    add("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"3\"/>", style, n(x), n(y));
    return this;
  }

  /** The whole picture. */
  String toString(int height) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
        <title>%s</title>
        %s<rect class="back" width="%d" height="%d" rx="6"/>
        %s</svg>
        """
        .formatted(width, height, width, height, escaped(title), STYLE, width, height, body);
  }
}
