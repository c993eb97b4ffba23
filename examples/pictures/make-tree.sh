#!/usr/bin/env bash
# Draws what `wiredns dissect --format tree` prints of tree.hex as tree.svg, for the README.
set -euo pipefail
cd "$(dirname "$0")"

java -jar ../command/target/wiredns.jar dissect --format tree tree.hex |
  awk '
    function xml(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s); return s }
    { line[NR] = $0; if (length($0) > wide) wide = length($0) }
    END {
      w = int(wide * 7.83) + 32; h = NR * 18 + 28
      printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n", w, h, w, h
      print "<title>wiredns dissect --format tree, of a response whose MX record points to itself</title>"
      printf "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#10151c\"/>\n", w, h
      print "<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"13\" xml:space=\"preserve\" fill=\"#d5dde6\">"
      for (i = 1; i <= NR; i++) {
        s = line[i]; y = i * 18 + 6
        if (s ~ /^!!/) colour = "#ff8f7a"
        else if (s ~ /^;;/) colour = "#7f8b99"
        else if (s !~ /^ *[0-9]+  [0-9a-f]/) colour = "#8cc7ff"
        else colour = ""
        printf "<text x=\"16\" y=\"%d\"%s>%s</text>\n", y, colour == "" ? "" : " fill=\"" colour "\"", xml(s)
      }
      print "</g>\n</svg>"
    }' >tree.svg || [ "${PIPESTATUS[0]}" = 1 ] # the message is malformed on purpose
