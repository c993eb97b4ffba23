package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.internal.text.EntryScanner;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.zone.ZoneReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

/**
 * Checks that every public operation that accepts input of any size is counted by {@link LawTest}
 * and searched by {@link CostSearch}, or is listed with the reason why not. A new operation fails
 * this test until it is.
 */
class LawCoverageTest {
  /** The types of arguments that can be as large as the input. */
  private static final List<Class<?>> INPUTS =
      List.of(
          ByteBuffer.class,
          byte[].class,
          CharSequence.class,
          Path.class,
          InputStream.class,
          Collection.class,
          Octets.class,
          Message.class,
          MessageView.class,
          RecordView.class,
          ResourceRecord.class,
          RRset.class,
          Words.class,
          EntryScanner.class,
          ZoneReader.class);

  /** Operations that are not counted themselves, by prefixes of their names, with the reason. */
  private static final Map<String, String> NOT_COUNTED = new LinkedHashMap<>();

  static {
    String fields = "a field at a time: counted in what reads and writes RDATA";
    for (String one :
        List.of(
            "wire.FieldReader.",
            "wire.FieldWriter.",
            "text.TextReader",
            "text.TextWriter.",
            "rdata.Sink.")) {
      NOT_COUNTED.put(one, fields);
    }
    String message = "a word for a person to read";
    for (String one :
        List.of(
            "wire.WireFormatException.",
            "text.TextFormatException.",
            "response.Evidence.",
            "guide.Guide",
            "guide.RcodeGuide.",
            "guide.Type",
            "tsig.TsigResult",
            "dnssec.SignatureResult",
            "dnssec.chain.ChainFinding.new",
            "dnssec.zone.ZoneDigestResult",
            "dnssec.zone.ZoneFinding",
            "response.Difference")) {
      NOT_COUNTED.put(one, message);
    }
    String value = "a value of its parts, which are copied once at most";
    for (String one :
        List.of(
            "message.RRset.new",
            "message.TolerantResult.new",
            "dnssec.chain.ChainStep.new",
            "dnssec.chain.ChainVerdict$Indeterminate.new",
            "dnssec.chain.Validation.new",
            "zone.ZoneReader$Builder.",
            "tsig.TsigAlgorithm.",
            "tsig.TsigKeyRing.of",
            "tsig.TsigReplayGuard.",
            "message.Header.write",
            "wire.TypeBitmap.of",
            "wire.Ipv6.of",
            "wire.Fault.of")) {
      NOT_COUNTED.put(one, value);
    }
    String same = "what another that is counted does";
    for (String one :
        List.of(
            "message.MessageBuilder.a",
            "message.NotifyBuilder.hint",
            "tsig.TsigClient.sign(byte[]",
            "message.ResourceRecord.hasSameData",
            "message.ResourceRecord.parse(",
            "response.ResponseClassifier.classify(Message,Message,Registry)",
            "inspect.DigText.writeRData",
            "inspect.Rfc8427Json.write(byte[]",
            "inspect.Dissector.dissect(MessageView)",
            "inspect.Dissector.toText(",
            "inspect.Dissector.write(",
            "zone.ZoneReader.of(Path",
            "message.Message.parse(byte[],Registry)",
            "message.Message.parse(ByteBuffer,Registry)",
            "message.Message.parseTolerant(byte[],Registry)",
            "message.Message.parseTolerant(ByteBuffer,Registry)",
            "zone.ZoneReader.read(Path",
            "tsig.TsigKey.ofBase64",
            "dnssec.Sig0.signNext",
            "dnssec.Sig0.verifyNext")) {
      NOT_COUNTED.put(one, same);
    }
    NOT_COUNTED.put("dnssec.Denial.", "two comparisons");
    NOT_COUNTED.put("inspect.AsciiBuffer.", "a copy: counted in the renderers that write to it");
    NOT_COUNTED.put(
        "dnssec.Nsec3Hash.", "as many hashes of at most 510 octets as the caller asks for");
    String zone = "a whole zone: its records are sorted once, and ZoneGrowthTest counts the rest";
    NOT_COUNTED.put("dnssec.zone.SignedZoneChecker", zone);
    NOT_COUNTED.put("dnssec.zone.ZoneDigest.", zone);
    NOT_COUNTED.put("code.", "a mnemonic");
    NOT_COUNTED.put("rdata.", "one type's: counted in RecordView.rdata, RData.toText and the like");
    NOT_COUNTED.put("edns.", "one option's: counted in Message.parse and Edns.options");
    NOT_COUNTED.put("stateful.", "one TLV's: counted in DsoMessage.of");
  }

  /** Returns the calls of the counted work, as {@code owner.name descriptor}. */
  private static Set<String> calls() throws IOException {
    Set<String> calls = new TreeSet<>();
    for (Class<?> work :
        List.of(
            CountedReading.class,
            CountedWriting.class,
            CountedRecords.class,
            CountedRendering.class,
            CountedTransactions.class,
            CountedChains.class,
            CountedZones.class,
            CountedWork.class)) {
      calls.addAll(Calls.of(work));
    }
    return calls;
  }

  /** Returns all classes of the codec that users can call. */
  private static List<? extends Class<?>> codec() throws IOException {
    return Calls.codec().stream()
        .filter(one -> isPublic(one) && !one.getName().contains(".internal."))
        .toList();
  }

  private static boolean isPublic(Class<?> one) {
    for (Class<?> outer = one; outer != null; outer = outer.getEnclosingClass()) {
      if (!Modifier.isPublic(outer.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether an argument of a method can be as large as the input. */
  private static boolean takesInput(Executable method) {
    return Arrays.stream(method.getParameterTypes())
        .anyMatch(
            type ->
                INPUTS.stream()
                    .anyMatch(input -> input.isAssignableFrom(type) || type == Iterable.class));
  }

  private static String title(Class<?> owner, Executable method) {
    List<String> parameters =
        Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    String name = method instanceof Method ? method.getName() : "new";
    return owner.getName().replaceFirst("^io\\.wiredns\\.(codec\\.)?", "")
        + "."
        + name
        + "("
        + String.join(",", parameters)
        + ")";
  }

  @Test
  void whatTakesInputIsCounted() throws IOException {
    Set<String> calls = calls();
    Set<String> uncounted = new TreeSet<>();
    Set<String> stale = new TreeSet<>(NOT_COUNTED.keySet());
    for (Class<?> owner : codec()) {
      List<Executable> all = new ArrayList<>(List.of(owner.getDeclaredMethods()));
      all.addAll(List.of(owner.getDeclaredConstructors()));
      for (Executable method : all) {
        boolean ofEnum = owner.isEnum() && method.getName().equals("valueOf");
        if (!Modifier.isPublic(method.getModifiers())
            || method.isSynthetic()
            || ofEnum
            || !takesInput(method)) {
          continue;
        }
        String descriptor =
            method instanceof Method one
                ? "." + one.getName() + Type.getMethodDescriptor(one)
                : ".<init>"
                    + Type.getConstructorDescriptor((java.lang.reflect.Constructor<?>) method);
        if (calls.contains(Type.getInternalName(owner) + descriptor)) {
          continue;
        }
        String title = title(owner, method);
        String reason =
            NOT_COUNTED.keySet().stream().filter(title::startsWith).findFirst().orElse(null);
        if (reason == null) {
          uncounted.add(title);
        } else {
          stale.remove(reason);
        }
      }
    }
    assertEquals(Set.of(), uncounted);
    assertEquals(Set.of(), stale);
  }
}
