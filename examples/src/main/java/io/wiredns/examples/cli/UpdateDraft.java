package io.wiredns.examples.cli;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataText;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.UpdateBuilder;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Prerequisites and changes of a script, kept until their zone is known. */
final class UpdateDraft {
  private final List<Consumer<UpdateBuilder>> steps = new ArrayList<>();
  private Name firstName;

  /** The words of one line behind its command, taken one after the other. */
  private static final class Line {
    private final Words words;
    private int next;

    Line(Words words, int from) {
      this.words = words;
      next = from;
    }

    boolean hasMore() {
      return next < words.count();
    }

    String word(String expected) throws TextFormatException {
      if (!hasMore()) {
        throw words.wrong(next, expected);
      }
      return words.text(next++).toLowerCase(Locale.ROOT);
    }

    Name name() throws TextFormatException {
      if (!hasMore()) {
        throw words.wrong(next, "a name");
      }
      return words.name(next++, "a name", Name.ROOT);
    }

    /** A class if the next word says one of these; or null. */
    RecordClass recordClass(RecordClass zoneClass, boolean metaToo) {
      if (!hasMore()) {
        return null;
      }
      try {
        RecordClass said = RecordClass.parse(words.text(next));
        boolean meta = said.equals(RecordClass.ANY) || said.equals(RecordClass.NONE);
        if (said.equals(zoneClass) || meta && metaToo) {
          next++;
          return said;
        }
      } catch (IllegalArgumentException noClass) {
        // Then it is a type, which the caller sees.
      }
      return null;
    }

    /** A TTL if the next word is one; -1 if not. */
    long ttl() throws TextFormatException {
      int first = hasMore() ? words.first(next) : -1;
      return first >= '0' && first <= '9' ? words.period(next++, "a TTL") : -1;
    }

    RecordType type() throws TextFormatException {
      String word = word("a type");
      try {
        return RecordType.SPACE.parse(word);
      } catch (IllegalArgumentException unknown) {
        throw words.wrong(next - 1, "a type");
      }
    }

    RData data(RecordType type, RecordClass zoneClass) throws TextFormatException {
      if (type.isMeta() || type.value() == 0) {
        throw words.wrong(next - 1, "a type that zones have");
      }
      return RDataText.parse(type, zoneClass, words, next, Name.ROOT, Registry.standard());
    }

    void end() throws TextFormatException {
      words.end(next);
    }
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The name that the first line is about; null if there is none. */
  Name firstName() {
    return firstName;
  }

  private void step(Name name, Consumer<UpdateBuilder> step) {
    firstName = firstName == null ? name : firstName;
    steps.add(step);
  }

  /** Takes a line that says what must be so. */
  void prerequisite(Words words, int from, RecordClass zoneClass) throws TextFormatException {
    Line line = new Line(words, from);
    String form = line.word("nxdomain, yxdomain, nxrrset or yxrrset");
    switch (form) {
      case "nxdomain", "yxdomain" -> {
        Name name = line.name();
        line.end();
        step(name, u -> inUse(u, name, form.equals("yxdomain")));
      }
      case "nxrrset" -> {
        Name name = line.name();
        line.recordClass(zoneClass, false);
        RecordType type = line.type();
        line.end();
        step(name, u -> u.rrsetDoesNotExist(name, type));
      }
      case "yxrrset" -> {
        Name name = line.name();
        line.recordClass(zoneClass, false);
        RecordType type = line.type();
        if (!line.hasMore()) {
          step(name, u -> u.rrsetExists(name, type));
        } else {
          RData data = line.data(type, zoneClass);
          step(name, u -> u.rrsetHas(new ResourceRecord(name, zoneClass, 0, data)));
        }
      }
      default -> throw words.wrong(from, "nxdomain, yxdomain, nxrrset or yxrrset");
    }
  }

  private static void inUse(UpdateBuilder update, Name name, boolean inUse) {
    if (inUse) {
      update.nameIsInUse(name);
    } else {
      update.nameIsNotInUse(name);
    }
  }

  /** Takes a line that says what is to be changed. */
  void change(Words words, int from, RecordClass zoneClass, long defaultTtl)
      throws TextFormatException {
    Line line = new Line(words, from);
    switch (line.word("add or delete")) {
      case "add" -> add(line, words, zoneClass, defaultTtl);
      case "delete", "del" -> delete(line, zoneClass);
      default -> throw words.wrong(from, "add or delete");
    }
  }

  private void add(Line line, Words words, RecordClass zoneClass, long defaultTtl)
      throws TextFormatException {
    Name name = line.name();
    long said = line.ttl();
    if (said < 0 && defaultTtl < 0) {
      throw words.wrong(line.next, "a TTL, for the script has no ttl command");
    }
    line.recordClass(zoneClass, false);
    RecordType type = line.type();
    RData data = line.data(type, zoneClass);
    long ttl = said < 0 ? defaultTtl : said;
    step(name, u -> u.add(new ResourceRecord(name, zoneClass, ttl, data)));
  }

  private void delete(Line line, RecordClass zoneClass) throws TextFormatException {
    Name name = line.name();
    line.ttl();
    line.recordClass(zoneClass, true);
    if (!line.hasMore()) {
      step(name, u -> u.deleteName(name));
      return;
    }
    RecordType type = line.type();
    if (line.hasMore()) {
      RData data = line.data(type, zoneClass);
      step(name, u -> u.delete(new ResourceRecord(name, zoneClass, 0, data)));
    } else if (type.equals(RecordType.ANY)) {
      step(name, u -> u.deleteName(name));
    } else {
      step(name, u -> u.deleteRrset(name, type));
    }
  }

  /**
   * Refuses the last step if it makes no sense in a zone.
   *
   * @param zone the zone if it is known, or null
   * @throws IllegalArgumentException if it makes none
   */
  void checkLast(Name zone, RecordClass zoneClass) {
    if (zone != null) {
      steps.get(steps.size() - 1).accept(Message.update(zone, zoneClass));
    }
  }

  /**
   * The message.
   *
   * @throws InputException if a step makes no sense in the zone
   */
  Message build(Name zone, RecordClass zoneClass) throws InputException {
    try {
      UpdateBuilder update = Message.update(zone, zoneClass);
      steps.forEach(step -> step.accept(update));
      return update.build();
    } catch (IllegalArgumentException refused) {
      throw new InputException(refused.getMessage());
    }
  }
}
