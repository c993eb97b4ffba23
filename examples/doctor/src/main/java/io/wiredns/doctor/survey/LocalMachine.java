package io.wiredns.doctor.survey;

import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.LeftOut;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the files of the local machine say about names. Immutable.
 *
 * @param hosts the lines of the hosts file that name something
 * @param hostsFile the path of the hosts file
 * @param resolvers the addresses of the configured resolvers
 * @param search the search list
 * @param ndots with how many dots a name is first tried as it is
 * @param sources where names are looked up, in order, as nsswitch.conf says; empty if unknown
 * @param leftOut what the files of this system do not tell
 */
public record LocalMachine(
    List<HostsLine> hosts,
    String hostsFile,
    List<InetAddress> resolvers,
    List<String> search,
    int ndots,
    List<String> sources,
    List<LeftOut> leftOut) {
  private static final String UNIX_HOSTS = "/etc/hosts";
  private static final String WINDOWS_HOSTS = "C:\\Windows\\System32\\drivers\\etc\\hosts";
  private static final int MOST_NDOTS = 15;

  /**
   * A line of a hosts file.
   *
   * @param number its number, from 1
   * @param address the address
   * @param names the names
   * @param text the line
   */
  public record HostsLine(int number, InetAddress address, List<String> names, String text) {
    public HostsLine {
      names = List.copyOf(names);
    }

    /** Returns whether the line is for a name. */
    public boolean isFor(Name name) {
      String plain = plain(name.toString());
      return names.stream().anyMatch(given -> plain(given).equals(plain));
    }

    private static String plain(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
  }

  public LocalMachine {
    hosts = List.copyOf(hosts);
    resolvers = List.copyOf(resolvers);
    search = List.copyOf(search);
    sources = List.copyOf(sources);
    leftOut = List.copyOf(leftOut);
  }

  /** Returns a machine without files, for walks that do not start at one. */
  public static LocalMachine none() {
    return new LocalMachine(List.of(), UNIX_HOSTS, List.of(), List.of(), 1, List.of(), List.of());
  }

  /** Reads the files of a machine. */
  public static LocalMachine read(LocalFiles files) {
    List<LeftOut> leftOut = new ArrayList<>();
    boolean isWindows = files.system() == LocalFiles.System.WINDOWS;
    String hostsFile = isWindows ? WINDOWS_HOSTS : UNIX_HOSTS;
    Optional<List<String>> hosts = files.lines(hostsFile);
    if (hosts.isEmpty()) {
      leftOut.add(new LeftOut(Check.A1, hostsFile + " cannot be read"));
    }
    Configuration configuration = new Configuration();
    if (isWindows) {
      leftOut.add(
          new LeftOut(
              Check.A1, "the search list of Windows is in its registry, which is not read"));
      leftOut.add(
          new LeftOut(
              Check.A2,
              "the resolvers of Windows are in its registry, which is not read; name one with @"));
    } else {
      Optional<List<String>> lines = files.lines("/etc/resolv.conf");
      lines.ifPresent(configuration::read);
      if (lines.isEmpty()) {
        leftOut.add(new LeftOut(Check.A2, "/etc/resolv.conf cannot be read"));
      }
      if (files.system() == LocalFiles.System.MACOS) {
        leftOut.add(
            new LeftOut(
                Check.A2,
                "macOS can have other resolvers for some names, which scutil --dns shows and"
                    + " /etc/resolv.conf does not"));
      }
    }
    return new LocalMachine(
        hosts.map(LocalMachine::hosts).orElse(List.of()),
        hostsFile,
        configuration.resolvers,
        configuration.search,
        configuration.ndots,
        files.system() == LocalFiles.System.LINUX
            ? files.lines("/etc/nsswitch.conf").map(LocalMachine::sources).orElse(List.of())
            : List.of(),
        leftOut);
  }

  private static List<HostsLine> hosts(List<String> lines) {
    List<HostsLine> hosts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] words = words(lines.get(i), "#");
      if (words.length > 1) {
        InetAddress address = address(words[0]).orElse(null);
        if (address != null) {
          List<String> names = Arrays.asList(words).subList(1, words.length);
          hosts.add(new HostsLine(i + 1, address, names, lines.get(i).strip()));
        }
      }
    }
    return hosts;
  }

  private static List<String> sources(List<String> lines) {
    for (String line : lines) {
      String[] words = words(line, "#");
      if (words.length > 0 && words[0].equals("hosts:")) {
        return Arrays.asList(words).subList(1, words.length);
      }
    }
    return List.of();
  }

  private static String[] words(String line, String comments) {
    String text = line;
    for (int i = 0; i < comments.length(); i++) {
      int at = text.indexOf(comments.charAt(i));
      text = at < 0 ? text : text.substring(0, at);
    }
    text = text.strip();
    return text.isEmpty() ? new String[0] : text.split("\\s+");
  }

  /** Returns the address that a word is; no name is looked up. */
  static Optional<InetAddress> address(String word) {
    if (!word.matches("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(%.+)?")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(word));
    } catch (UnknownHostException wrong) {
      return Optional.empty();
    }
  }

  /** Returns whether the hosts file is asked for names at all. */
  public boolean usesHosts() {
    return sources.isEmpty() || sources.contains("files");
  }

  /**
   * Returns the names that are tried for a word in this order, as resolver libraries do.
   *
   * @param word the name as it was written
   */
  public List<Name> forms(String word) {
    Name alone = Name.of(word);
    if (word.endsWith(".") || search.isEmpty()) {
      return List.of(alone);
    }
    List<Name> forms = new ArrayList<>();
    boolean isFirst = word.chars().filter(letter -> letter == '.').count() >= ndots;
    if (isFirst) {
      forms.add(alone);
    }
    for (String domain : search) {
      try {
        forms.add(domain.equals(".") ? alone : Name.of(word + "." + domain));
      } catch (IllegalArgumentException tooLong) {
        // The library leaves such a form out, too.
      }
    }
    if (!isFirst) {
      forms.add(alone);
    }
    return forms;
  }

  /** The lines of resolv.conf, of which the last one of a kind counts. */
  private static final class Configuration {
    private final List<InetAddress> resolvers = new ArrayList<>();
    private List<String> search = List.of();
    private int ndots = 1;

    private void read(List<String> lines) {
      for (String line : lines) {
        String[] words = words(line, "#;");
        if (words.length < 2) {
          continue;
        }
        switch (words[0]) {
          case "nameserver" -> address(words[1]).ifPresent(resolvers::add);
          case "search", "domain" -> search = Arrays.asList(words).subList(1, words.length);
          case "options" -> Arrays.stream(words).forEach(this::option);
          default -> {
            // Nothing about names.
          }
        }
      }
    }

    private void option(String word) {
      if (word.matches("ndots:[0-9]{1,3}")) {
        ndots = Math.min(MOST_NDOTS, Integer.parseInt(word.substring("ndots:".length())));
      }
    }
  }
}
