package io.wiredns.bench;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The names of the questions and owners of a set, as objects of both libraries. Each has two
 * partners: an equal name in another object, one in twelve of them in different case, and a random
 * name of the set.
 */
@State(Scope.Thread)
public class NamePairs {
  static final int NAMES = 1000;
  private static final long SEED = 5209;

  /** The name of the set. */
  @Param("mixed")
  public String set;

  Name[] names;
  Name[] same;
  Name[] other;
  org.xbill.DNS.Name[] dnsjavaNames;
  org.xbill.DNS.Name[] dnsjavaSame;
  org.xbill.DNS.Name[] dnsjavaOther;

  private List<Octets> wires;

  /** Creates an object whose parameter JMH sets. */
  public NamePairs() {}

  NamePairs(String set) {
    this.set = set;
    load();
  }

  /** Creates the names. */
  @Setup
  public final void load() {
    Random random = new Random(SEED);
    wires = wires();
    Collections.shuffle(wires, random);
    wires = new ArrayList<>(wires.subList(0, Math.min(NAMES, wires.size())));
    List<Octets> twins = new ArrayList<>();
    for (Octets wire : wires) {
      twins.add(random.nextInt(12) == 0 ? otherCase(wire) : wire);
    }
    List<Octets> drawn = new ArrayList<>(wires);
    Collections.shuffle(drawn, random);
    names = ours(wires);
    same = ours(twins);
    other = ours(drawn);
    dnsjavaNames = dnsjava(wires);
    dnsjavaSame = dnsjava(twins);
    dnsjavaOther = dnsjava(drawn);
  }

  /** Creates new WireDNS names, so that nothing is cached in them. */
  void renew() {
    names = ours(wires);
  }

  /** Creates new dnsjava names. */
  void renewDnsjava() {
    dnsjavaNames = dnsjava(wires);
  }

  private List<Octets> wires() {
    List<Octets> found = new ArrayList<>();
    MessageView view = new MessageView();
    for (byte[] message : MessageSets.octets(set)) {
      if (!view.tryWrap(ByteBuffer.wrap(message))) {
        throw new IllegalStateException("a message of the set is malformed", view.failure());
      }
      for (int i = 0; i < view.questionCount(); i++) {
        found.add(view.questionName(i).toName().toWire());
      }
      for (int i = 0; i < view.recordCount(); i++) {
        found.add(view.record(i).name().toName().toWire());
      }
    }
    // Omit OPT's owner, the root, which is a single object in both libraries.
    found.removeIf(wire -> wire.length() == 1);
    return found;
  }

  private static Octets otherCase(Octets wire) {
    byte[] octets = wire.toArray();
    for (int p = 0; octets[p] != 0; p += octets[p] + 1) {
      for (int i = p + 1; i <= p + octets[p]; i++) {
        boolean letter = (octets[i] | 0x20) >= 'a' && (octets[i] | 0x20) <= 'z';
        octets[i] ^= (byte) (letter ? 0x20 : 0);
      }
    }
    return Octets.of(octets);
  }

  private static Name[] ours(List<Octets> wires) {
    Name[] names = new Name[wires.size()];
    try {
      for (int i = 0; i < names.length; i++) {
        names[i] = Name.fromWire(wires.get(i));
      }
    } catch (WireFormatException impossible) {
      throw new IllegalStateException(impossible);
    }
    return names;
  }

  private static org.xbill.DNS.Name[] dnsjava(List<Octets> wires) {
    org.xbill.DNS.Name[] names = new org.xbill.DNS.Name[wires.size()];
    try {
      for (int i = 0; i < names.length; i++) {
        names[i] = new org.xbill.DNS.Name(wires.get(i).toArray());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return names;
  }
}
