package io.wiredns.bench;

import static io.wiredns.bench.CountedWork.octets;
import static io.wiredns.bench.CountedWork.records;
import static io.wiredns.bench.CountedWork.strict;
import static io.wiredns.bench.CountedWork.tolerant;

import io.wiredns.codec.internal.rdata.RDataOctets;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.dnssec.CanonicalForm;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Counted operations that compare, hash and sort values of messages. */
final class CountedRecords {
  private CountedRecords() {}

  static void addTo(Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> all) {
    all.put("Message.equals", octets(CountedRecords::equal));
    all.put("Message.hashCode", tolerant(Message::hashCode));
    all.put("RRset.group", records(RRset::group));
    all.put("names as keys", records(CountedRecords::names));
    all.put("RDATA as keys", records(records -> keys(records, ResourceRecord::rdata)));
    all.put("records as keys", records(records -> keys(records, record -> record)));
    all.put("RRsets as keys", records(records -> new HashSet<>(RRset.group(records))));
    all.put("Octets as keys", CountedRecords::octetKeys);
    all.put("questions as keys", strict(message -> new HashSet<Question>(message.questions())));
    all.put("Name", records(CountedRecords::nameParts));
    all.put("CanonicalForm.order", records(CountedRecords::canonical));
  }

  private static Object equal(ByteBuffer in) {
    Message one = Message.parseTolerant(in).message().orElse(null);
    Message other = Message.parseTolerant(in).message().orElse(null);
    return one != null && one.equals(other);
  }

  /** Adds keys to a hash set, which stores their hash codes, and finds them again. */
  private static <K> Object keys(List<ResourceRecord> records, Function<ResourceRecord, K> key) {
    Set<K> hashed = new HashSet<>();
    Set<K> linked = new LinkedHashSet<>();
    Map<K, Integer> counted = new HashMap<>();
    int found = 0;
    for (ResourceRecord record : records) {
      hashed.add(key.apply(record));
      linked.add(key.apply(record));
      counted.merge(key.apply(record), 1, Integer::sum);
    }
    for (ResourceRecord record : records) {
      found += hashed.contains(key.apply(record)) ? 1 : 0;
    }
    return found + linked.size() + counted.size();
  }

  private static Object names(List<ResourceRecord> records) {
    keys(records, ResourceRecord::name);
    Set<Name> sorted = new TreeSet<>();
    for (ResourceRecord record : records) {
      sorted.add(record.name());
    }
    return sorted;
  }

  private static Map.Entry<Integer, Callable<Object>> octetKeys(byte[] in) {
    List<Octets> all = new ArrayList<>();
    RDataOctets octets = new RDataOctets();
    for (ResourceRecord record : CountedWork.all(in)) {
      if (record.rdata() instanceof MalformedRData) {
        continue;
      }
      Octets one = octets.of(record.rdata());
      all.add(one);
    }
    if (all.isEmpty()) {
      return null;
    }
    return Map.entry(
        in.length,
        () -> {
          Set<Octets> sorted = new TreeSet<>(all);
          Set<Octets> hashed = new HashSet<>(all);
          int found = 0;
          for (Octets one : all) {
            found += hashed.contains(one) ? 1 : 0;
            byte[] array = one.toArray();
            one.copyTo(array, 0);
            found += Octets.of(array, 0, array.length).compareTo(one);
            found += Octets.of(ByteBuffer.wrap(array)).length();
            found += one.toHex().length() + one.toBase64().length() + one.toUtf8().length();
          }
          return found + sorted.size();
        });
  }

  private static Object nameParts(List<ResourceRecord> records) throws WireFormatException {
    Name before = Name.ROOT;
    StringBuilder out = new StringBuilder();
    byte[] scratch = new byte[WireLimits.NAME_OCTETS];
    long sum = 0;
    for (ResourceRecord record : records) {
      Name name = record.name();
      sum += name.labelCount() + name.length() + name.commonLabelCount(before);
      sum += name.commonSuffix(before).length() + name.toLowerCase().hashCode();
      sum += name.isSubdomainOf(before) ? 1 : 0;
      sum += name.compareTo(before) + name.toWire().length() + (name.hasSameOctets(before) ? 1 : 0);
      sum += name.toString().length() + name.toString(before).length();
      sum += name.copyTo(scratch, 0) + Name.fromWire(name.toWire()).length();
      out.setLength(0);
      name.appendTo(out);
      name.appendPortable(out);
      if (!name.isRoot()) {
        sum += name.parent().length() + name.label(0).length();
        sum += name.parent().wildcard().length();
        sum += name.parent().child(name.label(0)).length();
        sum += name.suffix(name.labelCount() / 2).append(Name.ROOT).length();
      }
      before = name;
    }
    return sum;
  }

  private static Object canonical(List<ResourceRecord> records) {
    List<RData> all = new ArrayList<>();
    long sum = 0;
    for (ResourceRecord record : records) {
      if (record.rdata() instanceof MalformedRData) {
        continue;
      }
      all.add(record.rdata());
      sum += CanonicalForm.rdata(record.rdata()).length();
      if (record.rdata() instanceof Dnskey key) {
        sum += key.keyTag();
      }
    }
    List<Octets> order = CanonicalForm.order(all);
    Collections.shuffle(all, new java.util.Random(1));
    return sum + order.size() + CanonicalForm.order(all).size();
  }
}
