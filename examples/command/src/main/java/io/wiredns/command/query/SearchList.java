package io.wiredns.command.query;

import io.wiredns.codec.wire.Name;
import io.wiredns.command.dig.DigGlobals;
import io.wiredns.command.dig.DigNames;
import io.wiredns.command.dig.Lookup;
import io.wiredns.command.line.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The names that a short name stands for: with the domains of the search list after it, and alone.
 */
public final class SearchList {
  private final List<String> domains = new ArrayList<>();
  private int ndots = 1;

  private SearchList() {}

  /** Returns the list of resolv.conf, with what the command line says instead. */
  public static SearchList of(DigGlobals all, Path configuration) throws IOException {
    SearchList list = new SearchList();
    list.read(configuration);
    if (all.domain != null) {
      list.domains.clear();
      list.domains.add(all.domain);
    }
    if (all.ndots >= 0) {
      list.ndots = all.ndots;
    }
    return list;
  }

  private void read(Path configuration) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(configuration);
    } catch (NoSuchFileException missing) {
      return;
    }
    for (String line : lines) {
      String[] words = line.strip().split("\\s+");
      if (words[0].equals("search") || words[0].equals("domain")) {
        domains.clear(); // The last one counts.
        domains.addAll(List.of(words).subList(1, words.length));
      } else if (words[0].equals("options")) {
        for (String word : words) {
          if (word.matches("ndots:[0-9]{1,2}")) {
            ndots = Integer.parseInt(word.substring("ndots:".length()));
          }
        }
      }
    }
  }

  /** Returns the names to query for a name, in this order, until there is an answer. */
  public List<Name> names(Lookup lookup) throws InputException {
    String text = lookup.text;
    Name alone = DigNames.parse(text, lookup.idnIn);
    if (!lookup.all.search || text.endsWith(".") || domains.isEmpty()) {
      return List.of(alone);
    }
    List<Name> names = new ArrayList<>();
    boolean first = text.chars().filter(letter -> letter == '.').count() >= ndots;
    if (first) {
      names.add(alone);
    }
    for (String domain : domains) {
      String under = domain.equals(".") ? text : text + "." + domain;
      names.add(DigNames.parse(under, lookup.idnIn));
    }
    if (!first) {
      names.add(alone);
    }
    return names;
  }
}
