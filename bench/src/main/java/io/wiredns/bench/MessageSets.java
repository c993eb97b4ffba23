package io.wiredns.bench;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The nine sets of messages that all libraries are measured on; every call returns the same octets.
 * There are also the sets of {@link SizedMessages} and {@link FrameFile}.
 */
final class MessageSets {
  /** The names of the nine sets, in the order of the report. */
  static final List<String> NAMES =
      List.of(
          "query", "answer", "nxdomain", "referral", "mxtxt", "signed", "large", "tsig", "mixed");

  private MessageSets() {}

  /**
   * Returns the messages of a set as {@link Message} objects.
   *
   * @throws IllegalArgumentException if there is no such set, or if it is one of {@link FrameFile}
   */
  static List<Message> messages(String set) {
    return switch (set) {
      case "query" -> List.of(FixedMessages.query());
      case "answer" -> List.of(FixedMessages.answer());
      case "nxdomain" -> List.of(FixedMessages.nxdomain());
      case "referral" -> List.of(FixedMessages.referral());
      case "mxtxt" -> List.of(FixedMessages.mxTxt());
      case "signed" -> List.of(FixedMessages.signed());
      case "large" -> List.of(FixedMessages.large());
      case "tsig" -> List.of(FixedMessages.tsig());
      case "mixed" -> new MixedTraffic().messages();
      default -> {
        if (SizedMessages.has(set)) {
          yield List.of(SizedMessages.message(set));
        }
        throw new IllegalArgumentException("no set " + set + ", only " + NAMES);
      }
    };
  }

  /** Returns the messages of a set in wire format, compressed. */
  static List<byte[]> octets(String set) {
    if (FrameFile.isSet(set)) {
      return FrameFile.ofSet(set);
    }
    MessageWriter writer = new MessageWriter();
    ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    return messages(set).stream().map(message -> write(writer, message, out.clear())).toList();
  }

  private static byte[] write(MessageWriter writer, Message message, ByteBuffer out) {
    if (!writer.write(message, out)) {
      throw new IllegalStateException(message + " does not fit");
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Returns the number of messages of a set. */
  static int size(String set) {
    if (FrameFile.isSet(set)) {
      return FrameFile.ofSet(set).size();
    }
    return set.equals("mixed") ? MixedTraffic.MESSAGES : 1;
  }
}
