package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a response says, with the records of its sections as signed RRsets. */
final class KnownResponse {
  private final Rcode rcode;
  private final Map<Question, SignedSet> answers;
  private final List<SignedSet> authorities;
  private final Set<Name> withSignatures;

  private KnownResponse(
      Rcode rcode, Collection<ResourceRecord> answers, Collection<ResourceRecord> authorities) {
    this.rcode = rcode;
    this.answers = SignedSet.group(answers);
    this.authorities = List.copyOf(SignedSet.group(authorities).values());
    this.withSignatures =
        answers.stream()
            .filter(record -> record.type().equals(RecordType.RRSIG))
            .map(ResourceRecord::name)
            .collect(Collectors.toSet());
  }

  static KnownResponse of(Message response) {
    return new KnownResponse(response.rcode(), response.answers(), response.authorities());
  }

  /** Makes a response of records whose sections are not known. */
  static KnownResponse of(Collection<ResourceRecord> records) {
    return new KnownResponse(Rcode.NOERROR, records, records);
  }

  Rcode rcode() {
    return rcode;
  }

  /** Returns whether the code is that of an answer or a denial. */
  boolean isUsable() {
    return rcode.equals(Rcode.NOERROR)
        || rcode.equals(Rcode.NXDOMAIN)
        || rcode.equals(Rcode.YXDOMAIN);
  }

  Optional<SignedSet> answer(Question key) {
    return Optional.ofNullable(answers.get(key));
  }

  /** Returns whether the answer section has RRSIG records at a name. */
  boolean hasSignatures(Name name) {
    return withSignatures.contains(name);
  }

  /** Returns all RRsets of the answer section at a name. */
  List<SignedSet> answersAt(Name name) {
    return answers.values().stream().filter(set -> set.name().equals(name)).toList();
  }

  /** Returns the DNAME of the answer section that is closest above a name. */
  Optional<SignedSet> dnameAbove(Question question) {
    Name name = question.name();
    for (int labels = 1; labels <= name.labelCount(); labels++) {
      Question key = new Question(name.suffix(labels), RecordType.DNAME, question.recordClass());
      if (answers.containsKey(key)) {
        return answer(key);
      }
    }
    return Optional.empty();
  }

  List<SignedSet> authorities() {
    return authorities;
  }

  List<SignedSet> authorities(RecordType type) {
    return authorities.stream().filter(set -> set.type().equals(type)).toList();
  }
}
