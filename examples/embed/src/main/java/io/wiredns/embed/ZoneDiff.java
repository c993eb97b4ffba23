package io.wiredns.embed;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.codec.zone.ZoneWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a zone file, writes and parses its records as a message, writes a zone file, and compares
 * zone files.
 */
public final class ZoneDiff {
  private ZoneDiff() {}

  /**
   * Copies the records of a zone file through a message, in which all of them must fit.
   *
   * @param from the zone file
   * @param to the copy
   * @param origin the name of the zone
   * @throws IOException if a file cannot be read or written
   * @throws TextFormatException if the zone file is malformed
   * @throws WireFormatException never, because the message is well-formed
   */
  public static void copy(Path from, Path to, Name origin)
      throws IOException, TextFormatException, WireFormatException {
    MessageBuilder message = Message.builder().response(true);
    ZoneReader.read(from, origin).forEach(message::answer);
    try (ZoneWriter out =
        ZoneWriter.builder(Files.newOutputStream(to)).relativeTo(origin).build()) {
      for (ResourceRecord record : Message.parse(message.build().toWire()).answers()) {
        out.write(record);
      }
    }
  }

  /**
   * Compares two zone files.
   *
   * @param before the older file
   * @param after the newer file
   * @param origin the name of the zone
   * @return a line with a minus sign for each removed record, then a line with a plus sign for each
   *     added one
   * @throws IOException if a file cannot be read
   * @throws TextFormatException if a file is malformed
   */
  public static String differences(Path before, Path after, Name origin)
      throws IOException, TextFormatException {
    List<ResourceRecord> old = ZoneReader.read(before, origin);
    Set<ResourceRecord> added = new LinkedHashSet<>(ZoneReader.read(after, origin));
    Set<ResourceRecord> gone = new LinkedHashSet<>(old);
    gone.removeAll(added);
    added.removeAll(old);
    StringBuilder text = new StringBuilder();
    gone.forEach(record -> text.append("- ").append(record).append('\n'));
    added.forEach(record -> text.append("+ ").append(record).append('\n'));
    return text.toString();
  }
}
