package io.wiredns.command.line;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads command lines, and shows the help, with picocli. Its model is built from the {@link Syntax}
 * of the called command, without annotations, because reflection and the models of the other
 * commands take longer than most commands.
 */
public final class Usage {
  /** The name and version of the command. */
  public static final String VERSION = "wiredns 0.1.0-SNAPSHOT";

  /** Which of its converters picocli does not look for by reflection; none of them is needed. */
  private static final String EXCLUDES = "picocli.converters.excludes";

  static {
    if (System.getProperty(EXCLUDES) == null) {
      System.setProperty(EXCLUDES, "java[.].*");
    }
  }

  private Usage() {}

  /**
   * Sets the options and words of a command, or shows its help.
   *
   * @param words the command line after the name of the command
   * @return whether the command is to be run; false if help was asked for and shown
   * @throws InputException if the command line is wrong
   */
  public static boolean read(Syntax syntax, String... words) throws InputException {
    if (syntax.isVerbatim()) {
      syntax.operands.get(0).set(List.of(words));
      return true;
    }
    return read(commandLine(syntax), words);
  }

  /** Shows the help or version of all commands, or refuses a command line without a command. */
  public static int withoutCommand(List<Subcommand> commands, String... words)
      throws InputException {
    CommandLine all = commandLine(commands);
    if (words.length == 0 || read(all, words)) {
      all.usage(System.err);
      return ExitStatus.UNUSABLE;
    }
    return ExitStatus.GOOD;
  }

  private static boolean read(CommandLine command, String... words) throws InputException {
    try {
      return !CommandLine.printHelpIfRequested(command.parseArgs(words));
    } catch (ParameterException wrong) {
      String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
      throw new InputException(wrongUse(wrong) + "; try " + name + " --help");
    }
  }

  /** Returns the model of all commands, in the order of the help. */
  public static CommandLine commandLine(List<Subcommand> commands) {
    CommandSpec all = CommandSpec.create().name("wiredns").version(VERSION);
    all.addOption(help()).addOption(version());
    all.usageMessage()
        .description("Reads and writes DNS messages.")
        .synopsisSubcommandLabel("COMMAND");
    for (Subcommand command : commands) {
      Syntax syntax = command.syntax();
      CommandSpec spec = commandLine(syntax).getCommandSpec();
      all.addSubcommand(syntax.name, spec.name(syntax.name));
    }
    return configured(all);
  }

  /** Returns the model of a command. */
  public static CommandLine commandLine(Subcommand command) {
    return commandLine(command.syntax());
  }

  /** Returns the model of a command whose options and words are set by parsing. */
  public static CommandLine commandLine(Syntax syntax) {
    CommandSpec spec = CommandSpec.create().name("wiredns " + syntax.name).version(VERSION);
    UsageMessageSpec usage = spec.usageMessage();
    usage.description(syntax.description.toArray(new String[0]));
    usage.footerHeading(syntax.footerHeading);
    usage.footer(syntax.footer.toArray(new String[0]));
    usage.sortOptions(syntax.groups.isEmpty());
    if (syntax.synopsis != null) {
      usage.customSynopsis(syntax.synopsis);
    }
    for (Option<?> option : syntax.options) {
      spec.addOption(spec(option));
    }
    if (!syntax.isVerbatim()) {
      spec.addOption(help()).addOption(version());
    }
    int order = 0;
    for (Syntax.Group group : syntax.groups) {
      ArgGroupSpec.Builder args =
          ArgGroupSpec.builder().validate(false).order(++order).heading(group.heading());
      group.options().forEach(option -> args.addArg(spec(option)));
      spec.addArgGroup(args.build());
    }
    int index = 0;
    for (Operand operand : syntax.operands) {
      spec.addPositional(spec(operand, index++));
    }
    return configured(spec);
  }

  private static CommandLine configured(CommandSpec spec) {
    return new CommandLine(spec)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false); // @ADDRESS is a server
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Shows this help.")
        .build();
  }

  private static OptionSpec version() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .description("Shows the version.")
        .build();
  }

  private static OptionSpec spec(Option<?> option) {
    OptionSpec.Builder spec =
        OptionSpec.builder(option.names.toArray(new String[0]))
            .description(option.description)
            .required(option.isRequired())
            .getter(getter(option::get))
            .setter(Usage.<Object>setter(option::set));
    if (option.kind == Option.Kind.FLAG) {
      return spec.type(boolean.class).build();
    }
    spec.paramLabel(option.label);
    if (option.defaultText() != null) {
      spec.defaultValue(option.defaultText());
    }
    switch (option.kind) {
      case TEXTS -> spec.type(List.class).auxiliaryTypes(option.type);
      case FILES ->
          spec.type(List.class).auxiliaryTypes(option.type).converters(converter(Path::of));
      case INTEGERS -> spec.type(Set.class).auxiliaryTypes(option.type).splitRegex(",");
      case FILE -> spec.type(option.type).converters(converter(Path::of));
      case SIZE -> spec.type(option.type).converters(converter(Quantities::size));
      case SECONDS -> spec.type(option.type).converters(converter(Quantities::seconds));
      default -> spec.type(option.type);
    }
    return spec.build();
  }

  private static PositionalParamSpec spec(Operand operand, int index) {
    String most = operand.most == Operand.MANY ? "*" : "" + operand.most;
    PositionalParamSpec.Builder spec =
        PositionalParamSpec.builder()
            .index(operand.most == Operand.MANY ? "0..*" : "" + index)
            .arity(operand.least == operand.most ? most : operand.least + ".." + most)
            .paramLabel(operand.label)
            .required(operand.least > 0)
            .hideParamSyntax(operand.isLiteral())
            .description(operand.description);
    if (operand.most == Operand.MANY) {
      return spec.type(List.class)
          .auxiliaryTypes(String.class)
          .getter(getter(operand::all))
          .setter(Usage.<List<String>>setter(operand::set))
          .build();
    }
    return spec.type(String.class)
        .defaultValue(operand.defaultText())
        .setter(Usage.<String>setter(word -> operand.set(List.of(word))))
        .build();
  }

  /** Returns a getter, with which picocli adds to lists. */
  private static CommandLine.Model.IGetter getter(Supplier<?> value) {
    return new CommandLine.Model.IGetter() {
      @Override
      @SuppressWarnings("unchecked") // picocli reads values of the type that the model names
      public <V> V get() {
        return (V) value.get();
      }
    };
  }

  /** Returns a setter that ignores null, with which picocli resets values. */
  @SuppressWarnings("unchecked") // picocli sets values of the type that the model names
  private static <T> CommandLine.Model.ISetter setter(Consumer<T> setter) {
    return new CommandLine.Model.ISetter() {
      @Override
      public <V> V set(V value) {
        if (value != null) {
          setter.accept((T) value);
        }
        return null;
      }
    };
  }

  /** Returns a converter; not a lambda expression, without which more classes can be archived. */
  private static ITypeConverter<?> converter(Function<String, ?> form) {
    return new ITypeConverter<Object>() {
      @Override
      public Object convert(String text) {
        try {
          return form.apply(text);
        } catch (IllegalArgumentException wrong) {
          throw new TypeConversionException(wrong.getMessage());
        }
      }
    };
  }

  private static String wrongUse(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      boolean top = !failure.getCommandLine().getSubcommands().isEmpty();
      return "unknown "
          + (top ? "command '" : "argument '")
          + unmatched.getUnmatched().get(0)
          + "'";
    }
    return failure.getMessage();
  }
}
