package io.wiredns.command.update;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.UpdateBuilder;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The prerequisites and changes of a script that have not been sent yet. */
final class UpdateDraft {
  /** The words for the kinds of prerequisites. */
  static final String PREREQUISITES = "nxdomain, yxdomain, nxrrset or yxrrset";

  private final List<Consumer<UpdateBuilder>> steps = new ArrayList<>();
  private Name firstName;

  /** Reads a class if the next word is the zone's class or, where allowed, ANY or NONE. */
  private static void passClass(ScriptLine line, RecordClass zoneClass, boolean metaToo)
      throws TextFormatException {
    try {
      RecordClass said = RecordClass.parse(line.peek());
      boolean meta = said.equals(RecordClass.ANY) || said.equals(RecordClass.NONE);
      if (said.equals(zoneClass) || meta && metaToo) {
        line.word("a class");
      }
    } catch (IllegalArgumentException noClass) {
      // Not a class, therefore a type, which the caller reads.
    }
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Returns the name of the first prerequisite or change of this draft; null if it is empty. */
  Name firstName() {
    return firstName;
  }

  private void step(Name name, Consumer<UpdateBuilder> step) {
    firstName = firstName == null ? name : firstName;
    steps.add(step);
  }

  /** Adds a prerequisite, after the word for its kind. */
  void prerequisite(String form, ScriptLine line, RecordClass zoneClass)
      throws TextFormatException {
    switch (form) {
      case "nxdomain", "yxdomain" -> {
        Name name = line.name("a name");
        line.end();
        step(name, u -> inUse(u, name, form.equals("yxdomain")));
      }
      case "nxrrset" -> {
        Name name = line.name("a name");
        passClass(line, zoneClass, false);
        RecordType type = line.type();
        line.end();
        step(name, u -> u.rrsetDoesNotExist(name, type));
      }
      case "yxrrset" -> {
        Name name = line.name("a name");
        passClass(line, zoneClass, false);
        RecordType type = line.type();
        if (!line.hasMore()) {
          step(name, u -> u.rrsetExists(name, type));
        } else {
          RData data = line.data(type, zoneClass);
          step(name, u -> u.rrsetHas(new ResourceRecord(name, zoneClass, 0, data)));
        }
      }
      default -> throw line.wrong(PREREQUISITES);
    }
  }

  private static void inUse(UpdateBuilder update, Name name, boolean inUse) {
    if (inUse) {
      update.nameIsInUse(name);
    } else {
      update.nameIsNotInUse(name);
    }
  }

  /** Adds a change, after the word for its kind. */
  void change(String form, ScriptLine line, RecordClass zoneClass, long defaultTtl)
      throws TextFormatException {
    switch (form) {
      case "add" -> add(line, zoneClass, defaultTtl);
      case "delete", "del" -> delete(line, zoneClass);
      default -> throw line.wrong("add or delete");
    }
  }

  private void add(ScriptLine line, RecordClass zoneClass, long defaultTtl)
      throws TextFormatException {
    Name name = line.name("a name");
    long said = line.ttlIfAny();
    if (said < 0 && defaultTtl < 0) {
      throw line.wrongNext("a TTL, as the script has no ttl command");
    }
    passClass(line, zoneClass, false);
    RecordType type = line.type();
    RData data = line.data(type, zoneClass);
    long ttl = said < 0 ? defaultTtl : said;
    step(name, u -> u.add(new ResourceRecord(name, zoneClass, ttl, data)));
  }

  private void delete(ScriptLine line, RecordClass zoneClass) throws TextFormatException {
    Name name = line.name("a name");
    line.ttlIfAny();
    passClass(line, zoneClass, true);
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
   * Checks whether the last prerequisite or change is valid in a zone.
   *
   * @param zone the zone, or null if it is not known
   * @throws IllegalArgumentException if it is not valid
   */
  void checkLast(Name zone, RecordClass zoneClass) {
    if (zone != null) {
      steps.get(steps.size() - 1).accept(Message.update(zone, zoneClass));
    }
  }

  /**
   * Returns the message.
   *
   * @throws InputException if a prerequisite or change is not valid in the zone
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
