package io.wiredns.command;

import java.io.IOException;
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
 * The help, the messages for wrong use, and command lines of unusual form, with picocli, whose
 * model is built from the {@link Syntax} of the commands.
 */
final class Usage {
  private Usage() {}

  /** Runs a command line; returns the exit status. */
  static int run(String... arguments) {
    CommandLine command = commandLine();
    if (arguments.length == 0) {
      command.usage(System.err);
      return Wiredns.UNUSABLE;
    }
    return command.execute(arguments);
  }

  /** Returns the model of all commands. */
  static CommandLine commandLine() {
    CommandSpec all =
        CommandSpec.create()
            .name("wiredns")
            .version("wiredns 0.1.0-SNAPSHOT")
            .mixinStandardHelpOptions(true);
    all.usageMessage()
        .description("Reads and writes DNS messages.")
        .synopsisSubcommandLabel("COMMAND");
    for (String name : Subcommand.names()) {
      all.addSubcommand(name, commandLine(Subcommand.named(name)));
    }
    CommandLine command = new CommandLine(all);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExpandAtFiles(false); // @ADDRESS is a server
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          if (failure instanceof IOException || failure instanceof InputException) {
            return Wiredns.refused(failure);
          }
          throw failure;
        });
    command.setParameterExceptionHandler(
        (failure, words) -> {
          String name = failure.getCommandLine().getCommandSpec().qualifiedName();
          System.err.println("wiredns: " + wrongUse(failure) + "; try " + name + " --help");
          return Wiredns.UNUSABLE;
        });
    return command;
  }

  /** Returns the model of a command. */
  static CommandLine commandLine(Subcommand command) {
    return commandLine(command.syntax(), command);
  }

  static CommandLine commandLine(Syntax syntax, Subcommand command) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(syntax.name);
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
    spec.mixinStandardHelpOptions(!syntax.isVerbatim());
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
    return new CommandLine(spec);
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
      case TEXTS, FILES -> spec.type(List.class).auxiliaryTypes(option.type);
      case INTEGERS -> spec.type(Set.class).auxiliaryTypes(option.type).splitRegex(",");
      case SIZE -> spec.type(option.type).converters(converter(ServeValues::size));
      case SECONDS -> spec.type(option.type).converters(converter(ServeValues::seconds));
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

  private static ITypeConverter<?> converter(Function<String, ?> form) {
    return text -> {
      try {
        return form.apply(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    };
  }

  private static String wrongUse(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      boolean top = failure.getCommandLine().getParent() == null;
      return "unknown "
          + (top ? "command '" : "argument '")
          + unmatched.getUnmatched().get(0)
          + "'";
    }
    return failure.getMessage();
  }
}
