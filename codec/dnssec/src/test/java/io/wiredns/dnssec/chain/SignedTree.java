package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Zones below a root whose key is the trust anchor, and the faults that a test plants in them. */
final class SignedTree {
  private final Map<Name, SignedZone> zones = new HashMap<>();
  private final Map<Question, UnaryOperator<Message>> changes = new HashMap<>();
  private final Map<Question, Message> made = new HashMap<>();
  private TrustAnchors anchors;

  SignedTree(SignedZone... all) {
    for (SignedZone zone : all) {
      zones.put(zone.apex, zone);
    }
    anchors =
        TrustAnchors.of(List.of(new TrustAnchor(Name.ROOT, zones.get(Name.ROOT).ds(Ds.SHA256))));
  }

  /** A root and zones directly below it, each delegated. */
  static SignedTree below(SignedZone... zones) {
    SignedZone root = SignedZone.of(".");
    SignedZone[] all = new SignedZone[zones.length + 1];
    all[0] = root;
    for (int i = 0; i < zones.length; i++) {
      all[i + 1] = zones[i];
      if (zones[i].apex.labelCount() == 1) {
        root.delegate(zones[i]);
      }
    }
    return new SignedTree(all);
  }

  SignedZone zone(String name) {
    return zones.get(Name.of(name));
  }

  SignedTree anchors(TrustAnchors newAnchors) {
    anchors = newAnchors;
    return this;
  }

  TrustAnchors anchors() {
    return anchors;
  }

  static Question question(String name, RecordType type) {
    return new Question(Name.of(name), type);
  }

  /** Changes the response to a question. */
  SignedTree change(String name, RecordType type, UnaryOperator<Message> change) {
    changes.merge(question(name, type), change, (first, then) -> m -> then.apply(first.apply(m)));
    return this;
  }

  SignedTree replace(String name, RecordType type, Message response) {
    return change(name, type, none -> response);
  }

  /** Takes back what was changed in the response to a question. */
  SignedTree forget(String name, RecordType type) {
    changes.remove(question(name, type));
    made.remove(question(name, type));
    return this;
  }

  Message respond(Question question) {
    return made.computeIfAbsent(
        question,
        none -> {
          Name name = question.name();
          boolean above = question.type().equals(RecordType.DS) && !name.isRoot();
          Name zone = above ? name.parent() : name;
          while (!zones.containsKey(zone)) {
            zone = zone.parent();
          }
          Message response = zones.get(zone).answer(question);
          return changes.getOrDefault(question, UnaryOperator.identity()).apply(response);
        });
  }

  Validation validate(String name, RecordType type) {
    return validate(Validator.builder(anchors).build(), question(name, type));
  }

  Validation validate(Validator validator, Question question) {
    return validate(validator, question, new KnownRecords());
  }

  /** Validates with records that are known already, and those that are needed. */
  Validation validate(Validator validator, Question question, KnownRecords known) {
    for (int round = 0; round < 200; round++) {
      Validation result = validator.validate(question, known, SignedZone.NOW);
      if (result.needs().isEmpty()) {
        return result;
      }
      for (Question need : result.needs()) {
        if (known.contains(need)) {
          throw new AssertionError(need + " is needed again");
        }
        known.add(respond(need));
      }
    }
    throw new AssertionError("the questions have no end");
  }

  /** Returns a message without the records of a section that a condition holds for. */
  static Message without(
      Message message, Section section, java.util.function.Predicate<ResourceRecord> condition) {
    MessageBuilder out = message.toBuilder().clear(section);
    message.records(section).stream()
        .filter(condition.negate())
        .forEach(record -> out.record(section, record));
    return out.build();
  }

  /** Returns a message with all records of its answer and authority sections changed. */
  static Message map(Message message, UnaryOperator<ResourceRecord> change) {
    MessageBuilder out = message.toBuilder();
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY)) {
      out.clear(section);
      message.records(section).forEach(record -> out.record(section, change.apply(record)));
    }
    return out.build();
  }

  /** Returns a change of the RRSIGs of a type. */
  static UnaryOperator<Message> signatures(RecordType covered, UnaryOperator<Rrsig> change) {
    return message ->
        map(
            message,
            record ->
                record.rdata() instanceof Rrsig rrsig && rrsig.typeCovered().equals(covered)
                    ? new ResourceRecord(record.name(), record.ttl(), change.apply(rrsig))
                    : record);
  }

  static boolean isSignature(ResourceRecord record) {
    return record.type().equals(RecordType.RRSIG);
  }

  /** Returns a response with signed sets as its answer. */
  static Message answer(Question question, SignedZone zone, RRset... sets) {
    MessageBuilder out = SignedZone.response(question);
    for (RRset set : sets) {
      zone.signed(set).forEach(out::answer);
    }
    return out.build();
  }
}
