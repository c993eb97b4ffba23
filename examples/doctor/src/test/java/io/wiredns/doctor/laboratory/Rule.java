package io.wiredns.doctor.laboratory;

import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A rule of a {@link ScriptedAuthority}, written as {@code "CONDITION...: ACTION..."}: words with
 * spaces between them. All conditions must hold; a {@code !} before one turns it round. {@link
 * #condition} describes the conditions, {@link Answerer} the actions.
 */
final class Rule {
  /** A word and the value after its equals sign, in which an underscore stands for a space. */
  record Word(String key, String value) {
    static Word of(String text) {
      int equals = text.indexOf('=');
      return equals < 0
          ? new Word(text, "")
          : new Word(text.substring(0, equals), text.substring(equals + 1).replace('_', ' '));
    }

    int number() {
      return Integer.parseInt(value);
    }
  }

  private final String text;
  private final List<String> conditions;
  private final List<Word> actions;
  private final AtomicInteger seen = new AtomicInteger();

  private Rule(String text, List<String> conditions, List<Word> actions) {
    this.text = text;
    this.conditions = conditions;
    this.actions = actions;
  }

  static Rule parse(String text) {
    int colon = text.indexOf(": ");
    if (colon < 0) {
      throw new IllegalArgumentException("a rule has no colon: " + text);
    }
    List<Word> actions = new ArrayList<>();
    for (String word : text.substring(colon + 2).split(" ")) {
      actions.add(Word.of(word));
    }
    return new Rule(text, List.of(text.substring(0, colon).split(" ")), actions);
  }

  List<Word> actions() {
    return actions;
  }

  /** Whether all conditions hold; those that count, count only queries for which the others do. */
  boolean applies(ScriptedAuthority.Query query) {
    for (String one : conditions) {
      boolean turned = one.startsWith("!");
      if (condition(Word.of(turned ? one.substring(1) : one), query) == turned) {
        return false;
      }
    }
    return true;
  }

  private boolean condition(Word word, ScriptedAuthority.Query query) {
    Edns edns = query.message().edns().orElse(null);
    return switch (word.key()) {
      case "any" -> true;
      case "udp" -> !query.isTcp();
      case "tcp" -> query.isTcp();
      case "rd" -> (query.message().flags() & 0x0100) != 0;
      case "edns" -> edns != null;
      case "cookie" -> edns != null && edns.option(Cookie.class).isPresent();
      case "subnet" -> edns != null && edns.option(ClientSubnet.class).isPresent();
      case "unknownoption" -> edns != null && edns.option(UnknownOption.class).isPresent();
      case "unknownflag" ->
          edns != null && (edns.flags() & ~(Edns.FLAG_DO | Edns.FLAG_CO) & 0xffff) != 0;
      case "version1" -> edns != null && edns.version() > 0;
      case "signed" -> query.message().tsig().isPresent();
      case "size" -> !query.isTcp() && query.message().maxResponseOctets() <= word.number();
      case "type" -> List.of(word.value().split(",")).contains(query.question().type().toText());
      case "unassigned" -> query.question().type().toText().startsWith("TYPE");
      case "name" -> query.question().name().equals(Name.of(word.value()));
      case "below" -> query.question().name().isSubdomainOf(Name.of(word.value()));
      case "from" ->
          Arrays.asList(word.value().split(",")).contains(query.client().getHostAddress());
      case "every" -> seen.incrementAndGet() % word.number() == 0;
      case "larger" -> query.reply().length > word.number();
      default -> throw new IllegalArgumentException("no such condition in \"" + text + "\"");
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
