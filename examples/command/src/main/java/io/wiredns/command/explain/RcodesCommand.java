package io.wiredns.command.explain;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.StandardOutput;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import io.wiredns.guide.RcodeProfile;
import io.wiredns.guide.RcodeProfile.Carrier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists the response codes. */
public final class RcodesCommand implements Subcommand {
  private static final String ROW = "%-9s %-9s %-19s %-10s %-8s %s\n";

  private static final int MOST = 4095;

  private final FormatOptions format = new FormatOptions("a line for each code");

  private final RcodeGuide guide = RcodeGuide.english();
  private final StringBuilder text = new StringBuilder();

  @Override
  public Syntax syntax() {
    return new Syntax(
            "rcodes",
            "Lists the response codes and the errors of TSIG and TKEY with their meanings.")
        .options(format.options());
  }

  @Override
  public Integer call() throws IOException {
    if (!format.isJson()) {
      text.append(ROW.formatted("CODE", "VALUE", "CATEGORY", "IN", "REPEAT", "MEANING"));
    }
    List<Rcode> unnamed = new ArrayList<>();
    for (int value = 0; value <= MOST; value++) {
      Rcode rcode = Rcode.of(value);
      TsigError error = TsigError.of(value);
      boolean other = error.value() >= TsigError.BADSIG.value() && error.isAssigned();
      if (rcode.isAssigned()) {
        row(rcode, "" + value, RcodeProfile.of(rcode), guide.entry(rcode));
      } else if (!other) {
        unnamed.add(rcode);
      }
      if (other) {
        row(error, "" + value, RcodeProfile.of(error), guide.entry(error));
      }
    }
    if (!format.isJson()) {
      blocks(unnamed);
    }
    try (OutputStream out = StandardOutput.open()) {
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return ExitStatus.GOOD;
  }

  /** Adds a row for each range of codes without a name that have the same description. */
  private void blocks(List<Rcode> unnamed) {
    int from = 0;
    for (int i = 0; i < unnamed.size(); i++) {
      if (i + 1 < unnamed.size() && isNext(unnamed.get(i), unnamed.get(i + 1))) {
        continue;
      }
      Rcode first = unnamed.get(from);
      Rcode last = unnamed.get(i);
      String values = first.value() + (from == i ? "" : "-" + last.value());
      row(null, values, RcodeProfile.of(first), guide.entry(first));
      from = i + 1;
    }
  }

  private static boolean isNext(Rcode one, Rcode next) {
    return one.value() + 1 == next.value()
        && one.isExtended() == next.isExtended()
        && one.isPrivate() == next.isPrivate();
  }

  private void row(CodePoint code, String value, RcodeProfile profile, GuideEntry entry) {
    String meaning = entry.title().substring(entry.title().indexOf(": ") + 2);
    String name = code == null ? "-" : code.toString();
    String in = carriers(profile.carriers());
    String repeat = profile.repeating().name();
    if (format.isJson()) {
      JsonLine line =
          new JsonLine()
              .text("code", name)
              .number("value", Integer.parseInt(value))
              .text("category", profile.category().name())
              .texts("carriers", profile.carriers().stream().map(Enum::name).toList())
              .texts("operations", profile.operations().stream().map(Enum::name).toList())
              .text("repeating", repeat)
              .texts("parties", profile.parties().stream().map(Enum::name).toList())
              .text("meaning", meaning);
      text.append(line).append('\n');
    } else {
      text.append(ROW.formatted(name, value, profile.category(), in, repeat, meaning));
    }
  }

  private static String carriers(Set<Carrier> carriers) {
    if (carriers.contains(Carrier.HEADER)) {
      return "header";
    }
    if (carriers.contains(Carrier.HEADER_AND_OPT)) {
      return "header+OPT";
    }
    return carriers.size() == 2 ? "TSIG, TKEY" : carriers.iterator().next().name();
  }
}
