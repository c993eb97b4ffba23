package io.wiredns.command.doctor;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.Terminal;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Doctor;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.report.HtmlReport;
import io.wiredns.doctor.report.JsonReport;
import io.wiredns.doctor.report.TextReport;
import io.wiredns.doctor.survey.CaptureSurvey;
import io.wiredns.doctor.survey.LocalFiles;
import io.wiredns.doctor.survey.LocalMachine;
import io.wiredns.doctor.survey.ResolverPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds out why a name does not resolve. */
public final class DoctorCommand implements Subcommand {
  private static final int DNS_PORT = 53;

  private final DoctorOptions options = new DoctorOptions();
  private final FormatOptions format = new FormatOptions("one line for the diagnosis");

  private final Option<Boolean> good =
      Option.flag("--good", "Shows the checks that found nothing wrong, too.");

  private final Option<Path> html =
      Option.file("--html", "FILE", "Writes the diagnosis as a page of HTML, too.");

  private final Operand words =
      new Operand(
              1,
              Operand.MANY,
              "NAME [TYPE] [@RESOLVER[#PORT]]...",
              "The question, and the resolvers to ask instead of those of this machine; the type is A"
                  + " by default.")
          .literal();

  private final LocalFiles files;

  public DoctorCommand() {
    this(LocalFiles.ofThisMachine());
  }

  /** Creates the command for a machine with other files. */
  DoctorCommand(LocalFiles files) {
    this.files = files;
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
            "doctor",
            "Finds out why a name does not resolve, and says who can mend it.",
            "Looks at this machine, asks the resolvers, walks from the root down, asks each server of the"
                + " zone in many ways, and checks data and signatures. The verdict is the error that"
                + " explains the others; then what follows from it, then warnings. The checks have"
                + " names from A1 to F3.",
            "Sends at most 400 queries in 60 s: at most 20 in a second and one at a time to each address,"
                + " and to at most 8 addresses at the same time. Says which checks were left out.",
            "Exit status: 0 if nothing is wrong or there are warnings only, 1 if an error was found, 2 for"
                + " wrong use or if nothing could be asked.")
        .options(options.all())
        .options(format.options())
        .options(good, html)
        .operand(words);
  }

  @Override
  public Integer call() throws IOException, InputException {
    List<String> plain = new ArrayList<>();
    List<ResolverPlace> named = new ArrayList<>();
    for (String word : words.all()) {
      if (word.startsWith("@")) {
        for (InetSocketAddress server : DigWords.servers(word.substring(1), DNS_PORT)) {
          named.add(resolver(server, "the command line"));
        }
      } else {
        plain.add(word);
      }
    }
    if (plain.isEmpty() || plain.size() > 2) {
      throw new InputException("doctor needs NAME and perhaps TYPE; try wiredns doctor --help");
    }
    Name name = DigWords.name(plain.get(0));
    RecordType type = plain.size() < 2 ? RecordType.A : DigWords.type(plain.get(1));
    if (type.isMeta()) {
      throw new InputException("doctor cannot ask for the type " + type);
    }
    LocalMachine machine = LocalMachine.read(files);
    Doctor.Builder doctor = Doctor.builder().machine(machine);
    options.apply(doctor, name);
    (named.isEmpty() ? configured(machine) : named).forEach(doctor::resolver);
    Diagnosis diagnosis = diagnose(doctor.build(), plain.get(0), type);
    if (html.get() != null) {
      write(html.get(), HtmlReport.of(diagnosis));
    }
    System.out.print(
        format.isJson()
            ? JsonReport.of(diagnosis, good.get()) + "\n"
            : TextReport.of(diagnosis, good.get()));
    return diagnosis.exitStatus();
  }

  private Diagnosis diagnose(Doctor doctor, String name, RecordType type) throws InputException {
    if (!options.isCapture()) {
      return doctor.diagnose(name, type, progress());
    }
    CaptureSurvey survey = doctor.capture(name, type);
    options.read(survey);
    return doctor.diagnose(survey);
  }

  private static List<ResolverPlace> configured(LocalMachine machine) {
    List<ResolverPlace> resolvers = new ArrayList<>();
    for (InetAddress address : machine.resolvers()) {
      resolvers.add(resolver(new InetSocketAddress(address, DNS_PORT), "/etc/resolv.conf"));
    }
    return resolvers;
  }

  private static ResolverPlace resolver(InetSocketAddress server, String origin) {
    return new ResolverPlace(new ServerPlace(Optional.empty(), server), origin);
  }

  private static Consumer<String> progress() {
    return Terminal.isErr() ? line -> System.err.println(";; " + line) : line -> {};
  }

  private static void write(Path file, String page) throws InputException {
    try {
      Files.writeString(file, page, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new InputException(Failures.ofFile(file, failure));
    }
  }
}
