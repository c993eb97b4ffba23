package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.text.TextFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A million records are read in memory that does not grow with their number. */
class ZoneStreamTest {
  private static final int RECORDS = 1_000_000;

  /** A zone that is generated while it is read. */
  private static final class Made extends InputStream {
    private int record;
    private byte[] line = "$TTL 5\n@ SOA . . 1 2 3 4 5\n".getBytes(StandardCharsets.US_ASCII);
    private int at;

    @Override
    public int read() {
      if (at == line.length) {
        if (record == RECORDS - 1) {
          return -1;
        }
        record++;
        String text =
            "host-" + record + " IN TXT \"a text of some length for host " + record + "\"\n";
        line = text.getBytes(StandardCharsets.US_ASCII);
        at = 0;
      }
      return line[at++];
    }
  }

  /** The main class of a separate process. */
  public static final class Main {
    private Main() {}

    /**
     * Reads the zone.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException, TextFormatException {
      ZoneReader reader = ZoneReader.of(new Made(), Zones.ORIGIN);
      int count = 0;
      while (reader.next() != null) {
        count++;
      }
      System.out.print(count);
    }
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void streamsIn16MebioctetsOfHeap() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(Integer.toString(RECORDS), out);
    } finally {
      process.destroyForcibly();
    }
  }
}
