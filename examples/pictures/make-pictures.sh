#!/usr/bin/env bash
# Draws the pictures of the README from the output of `wiredns dissect`: tree.svg shows tree.hex as a
# tree, text.svg the first two messages of a capture as text.
set -euo pipefail
cd "$(dirname "$0")"

wiredns() {
  java -jar ../command/target/wiredns.jar "$@" || [ $? = 1 ] # a malformed message is status 1
}

# svg TITLE: draws the lines of standard input
svg() {
  awk -v title="$1" '
    function xml(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s)
      gsub(/ /, "\\&#160;", s); return s } # viewers join plain spaces
    function tabs(s,   out, i, c) { # expands tabs to columns of 8
      out = ""
      for (i = 1; i <= length(s); i++) {
        c = substr(s, i, 1)
        if (c == "\t") out = out substr("        ", 1, 8 - length(out) % 8)
        else out = out c
      }
      return out
    }
    { line[NR] = tabs($0); if (length(line[NR]) > wide) wide = length(line[NR]) }
    END {
      while (line[NR] == "") NR--
      w = int(wide * 7.83) + 32; h = NR * 18 + 28
      printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n", w, h, w, h
      print "<title>" xml(title) "</title>"
      printf "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#10151c\"/>\n", w, h
      print "<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"13\" fill=\"#d5dde6\">"
      for (i = 1; i <= NR; i++) {
        s = line[i]; y = i * 18 + 6
        if (s ~ /^!!/) colour = "#ff8f7a"
        else if (s ~ /^;;/) colour = "#7f8b99"
        else if (s ~ /^ +[0-9]+            +[a-z]/) colour = "#8cc7ff"
        else colour = ""
        printf "<text x=\"16\" y=\"%d\"%s>%s</text>\n", y, colour == "" ? "" : " fill=\"" colour "\"", xml(s)
      }
      print "</g>\n</svg>"
    }'
}

wiredns dissect --format tree tree.hex |
  svg "wiredns dissect --format tree, of a response whose MX record points to itself" >tree.svg
wiredns dissect ../captures/mixed.pcapng | awk '/^;; message 3,/ { done = 1 } !done' |
  svg "wiredns dissect, of a query and its response" >text.svg
