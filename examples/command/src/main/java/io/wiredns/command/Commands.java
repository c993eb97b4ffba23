package io.wiredns.command;

import io.wiredns.command.compare.CompareCommand;
import io.wiredns.command.dissect.DissectCommand;
import io.wiredns.command.dissect.ReencodeCommand;
import io.wiredns.command.doctor.DoctorCommand;
import io.wiredns.command.explain.ExplainCommand;
import io.wiredns.command.explain.FaultsCommand;
import io.wiredns.command.explain.RcodesCommand;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.query.QueryCommand;
import io.wiredns.command.serve.ServeCommand;
import io.wiredns.command.update.AxfrCommand;
import io.wiredns.command.update.IxfrCommand;
import io.wiredns.command.update.NotifyCommand;
import io.wiredns.command.update.UpdateCommand;
import io.wiredns.command.zone.CheckZoneCommand;
import io.wiredns.command.zone.RrCommand;
import java.util.List;
import java.util.stream.Stream;

/** The commands of {@code wiredns}. */
final class Commands {
  private Commands() {}

  /** Creates all commands, in the order of the help. */
  static List<Subcommand> all() {
    return Stream.of(names()).map(Commands::named).toList();
  }

  /** The names of all commands, in the order of the help. */
  static String[] names() {
    return new String[] {
      "dissect",
      "reencode",
      "check-zone",
      "rr",
      "explain",
      "rcodes",
      "query",
      "axfr",
      "ixfr",
      "update",
      "notify",
      "compare",
      "doctor",
      "serve",
      "faults"
    };
  }

  /** Creates the command with a name; returns null if there is none. */
  static Subcommand named(String name) {
    return switch (name) {
      case "dissect" -> new DissectCommand();
      case "reencode" -> new ReencodeCommand();
      case "check-zone" -> new CheckZoneCommand();
      case "rr" -> new RrCommand();
      case "explain" -> new ExplainCommand();
      case "rcodes" -> new RcodesCommand();
      case "query" -> new QueryCommand();
      case "axfr" -> new AxfrCommand();
      case "ixfr" -> new IxfrCommand();
      case "update" -> new UpdateCommand();
      case "notify" -> new NotifyCommand();
      case "compare" -> new CompareCommand();
      case "doctor" -> new DoctorCommand();
      case "serve" -> new ServeCommand();
      case "faults" -> new FaultsCommand();
      default -> null;
    };
  }
}
