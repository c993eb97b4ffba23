package io.wiredns.doctor.report;

import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.Landscape.DsSeen;
import io.wiredns.doctor.Landscape.KeySeen;
import io.wiredns.doctor.Landscape.SetSeen;
import io.wiredns.doctor.Landscape.SignatureSeen;
import io.wiredns.doctor.Landscape.ZoneSeen;
import io.wiredns.doctor.exchange.NetworkText;
import java.util.List;
import java.util.stream.Collectors;

/** The section with the picture of delegations and trust, for two widths and in words. */
final class TrustSection {
  private static final int WIDE = 1080;
  private static final int NARROW = 372;

  private final Markup page;
  private final Landscape landscape;

  TrustSection(Markup page, Landscape landscape) {
    this.page = page;
    this.landscape = landscape;
  }

  void write() {
    if (landscape.zones().isEmpty()) {
      return;
    }
    page.open("section").element("h2", "Delegation and chain of trust");
    legend();
    TrustGraph wide = new TrustGraph(landscape, GraphLayout.Wide.NODE);
    picture("wide", new GraphLayout.Wide(wide, WIDE));
    TrustGraph narrow = new TrustGraph(landscape, GraphLayout.Narrow.NODE);
    picture("narrow", new GraphLayout.Narrow(narrow, NARROW));
    page.open("details").element("summary", "The picture in words").open("ul");
    landscape.zones().forEach(this::words);
    page.close().close().close().line();
  }

  private void legend() {
    page.open("ul", "class", "legend");
    entry(Shade.GOOD, "holds");
    entry(Shade.WARN, "holds, with a warning");
    entry(Shade.BAD, "broken");
    entry(Shade.UNKNOWN, "not known, or unsigned");
    page.close();
    page.element(
        "p",
        "Arrows lead from a DS record to the key that it vouches for, from a key to what it signs,"
            + " and from the set of keys to those in it; on the left are delegations. Shaded keys"
            + " are secure entry points (SEP).",
        "class",
        "note");
  }

  private void entry(Shade shade, String words) {
    page.open("li").open("svg", "width", "44", "height", "10", "aria-hidden", "true");
    page.empty("path", "d", "M0 5H44", "class", "edge shape-" + shade.style()).close();
    page.symbol(shade.symbol()).text(" " + words).close();
  }

  private void picture(String style, GraphLayout layout) {
    page.open("figure", "class", style);
    String zones =
        landscape.zones().stream()
            .map(zone -> zone.name() + " is " + ZoneWords.trust(zone.trust()))
            .collect(Collectors.joining("; "));
    new GraphDrawing(page, layout, style)
        .draw("Delegation and chain of trust", zones + ". All of it follows in words.");
    page.close().line();
  }

  private void words(ZoneSeen zone) {
    page.open("li").element("strong", "Zone " + zone.name());
    page.text(": " + ZoneWords.trust(zone.trust())).open("ul");
    item("delegation", zone.delegation());
    for (DsSeen ds : zone.ds()) {
      item(
          "DS " + ds.keyTag() + ", " + ds.algorithm() + ", " + ZoneWords.digest(ds.digestType()),
          ds.standing());
    }
    signatures("DS", zone.dsSignatures());
    for (KeySeen key : zone.keys()) {
      item(
          "DNSKEY " + key.keyTag() + ", " + key.algorithm() + ZoneWords.flags(key), key.standing());
    }
    for (SetSeen set : zone.sets()) {
      item(set.owner() + " " + set.type(), set.standing());
      signatures(set.owner() + " " + set.type(), set.signatures());
    }
    zone.servers().forEach(server -> item("server " + server.place(), server.standing()));
    page.close().close();
  }

  private void signatures(String set, List<SignatureSeen> signatures) {
    for (SignatureSeen signature : signatures) {
      item(
          "signature of "
              + set
              + " by key "
              + signature.keyTag()
              + ", "
              + signature.algorithm()
              + ", valid from "
              + NetworkText.time(signature.inception())
              + " until "
              + NetworkText.time(signature.expiration()),
          signature.standing());
    }
  }

  private void item(String what, Landscape.Standing standing) {
    Shade shade = Shade.of(standing.state());
    page.open("li").text(what + ": ").open("span", "class", "tag " + shade.style());
    page.symbol(shade.symbol()).text(" " + standing.words()).close().close();
  }
}
