package io.wiredns.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip, RFC 1952. A file may have any number of members, including empty ones, and
 * header fields of any length. Members are read in a loop and fields are skipped, so that neither
 * uses memory. (The Java platform's GZIPInputStream calls itself for each empty member.)
 *
 * <p>As in gzip, zeros after a member are padding; anything else after a member that is not a
 * member is ignored with a warning.
 */
final class GzipInput extends InputStream {
  private static final int PIECE = 1 << 13;

  // RFC 1952 section 2.3.1.
  private static final int ID1 = 0x1F;
  private static final int ID2 = 0x8B;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECK = 0x02;
  private static final int EXTRA = 0x04;
  private static final int NAME = 0x08;
  private static final int COMMENT = 0x10;
  private static final int RESERVED = 0xE0;

  /**
   * The number of octets of modification time, extra flags and operating system, which are ignored.
   */
  private static final int IGNORED_LENGTH = 6;

  private final InputStream in;
  private final Consumer<String> warnings;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 dataCheck = new CRC32();
  private final CRC32 headerCheck = new CRC32();

  private final byte[] piece = new byte[PIECE];
  private int next;
  private int end;

  /** The offset of the piece in the file. */
  private long pieceStart;

  private long members;
  private long memberStart;
  private boolean inMember;
  private boolean ended;

  /**
   * The exception that reported a damaged file, which all later reads throw; null if there was
   * none.
   */
  private CaptureException failure;

  /**
   * Creates a stream that starts with the first member.
   *
   * @param in the compressed octets
   * @param warnings receives a line if octets after the last member are ignored
   */
  GzipInput(InputStream in, Consumer<String> warnings) {
    this.in = in;
    this.warnings = warnings;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] octets, int start, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember) {
        ended = !beginMember();
      } else {
        int count = inflate(octets, start, length);
        if (count > 0) {
          dataCheck.update(octets, start, count);
          return count;
        }
        endMember();
      }
    }
    return -1;
  }

  /**
   * Reads at least one octet of the member's data; returns their number, 0 at the end of the data.
   */
  private int inflate(byte[] octets, int start, int length) throws IOException {
    try {
      while (true) {
        int count = inflater.inflate(octets, start, length);
        next = end - inflater.getRemaining();
        if (count > 0 || inflater.finished()) {
          return count;
        }
        if (!fill()) {
          throw endsEarly();
        }
        inflater.setInput(piece, next, end - next);
      }
    } catch (DataFormatException damaged) {
      next = end - inflater.getRemaining();
      throw fault("the data cannot be decompressed: " + damaged.getMessage(), damaged);
    }
  }

  /** Reads the header of a member; returns false at the end of the file or of the gzip data. */
  private boolean beginMember() throws IOException {
    int first = nextUnlessEnd();
    while (first == 0 && members > 0) {
      first = nextUnlessEnd();
    }
    if (first < 0 && members > 0) {
      return false;
    }
    memberStart = offset() - (first < 0 ? 0 : 1);
    int second = first == ID1 ? nextUnlessEnd() : -1;
    if (members > 0 && second != ID2) {
      warnings.accept(
          "the octets from octet %d of the compressed file on are not a gzip member and are ignored"
              .formatted(memberStart));
      return false;
    }
    members++;
    if (second != ID2) {
      throw fault("it does not begin with 1f8b", null);
    }
    readHeader();
    inflater.reset();
    inflater.setInput(piece, next, end - next);
    dataCheck.reset();
    inMember = true;
    return true;
  }

  private void readHeader() throws IOException {
    headerCheck.reset();
    headerCheck.update(ID1);
    headerCheck.update(ID2);
    int method = headerOctet();
    if (method != DEFLATE) {
      throw fault("compression method " + method + " is not 8 (RFC 1952 section 2.3.1)", null);
    }
    int flags = headerOctet();
    if ((flags & RESERVED) != 0) {
      throw fault(
          "flags %02x have a reserved bit set (RFC 1952 section 2.3.1)".formatted(flags), null);
    }
    skipHeader(IGNORED_LENGTH);
    if ((flags & EXTRA) != 0) {
      skipHeader(headerOctet() | headerOctet() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    int check = (int) headerCheck.getValue() & 0xFFFF;
    if ((flags & HEADER_CHECK) != 0) {
      int stored = octet() | octet() << 8;
      if (stored != check) {
        throw fault("the header's CRC is %04x, but %04x is stored".formatted(check, stored), null);
      }
    }
  }

  private void skipHeader(int length) throws IOException {
    for (int i = 0; i < length; i++) {
      headerOctet();
    }
  }

  private void skipText() throws IOException {
    while (headerOctet() != 0) {
      // The name and the comment are ignored.
    }
  }

  private int headerOctet() throws IOException {
    int octet = octet();
    headerCheck.update(octet);
    return octet;
  }

  private void endMember() throws IOException {
    int check = (int) dataCheck.getValue();
    int stored = word();
    if (stored != check) {
      throw fault("the data's CRC is %08x, but %08x is stored".formatted(check, stored), null);
    }
    int length = (int) inflater.getBytesWritten();
    int said = word();
    if (said != length) {
      throw fault(
          "the data have %s octets, but %s is stored, both modulo 2^32"
              .formatted(Integer.toUnsignedString(length), Integer.toUnsignedString(said)),
          null);
    }
    inMember = false;
  }

  private int word() throws IOException {
    return octet() | octet() << 8 | octet() << 16 | octet() << 24;
  }

  private int octet() throws IOException {
    int octet = nextUnlessEnd();
    if (octet < 0) {
      throw endsEarly();
    }
    return octet;
  }

  private int nextUnlessEnd() throws IOException {
    return next < end || fill() ? piece[next++] & 0xFF : -1;
  }

  /**
   * Reads the next piece; returns false at the end of the file. The current piece must have been
   * used.
   */
  private boolean fill() throws IOException {
    pieceStart += end;
    next = 0;
    end = 0;
    int count = in.read(piece, 0, PIECE);
    end = Math.max(count, 0);
    return count > 0;
  }

  private long offset() {
    return pieceStart + next;
  }

  private CaptureException endsEarly() {
    return fault("the file ends inside it", null);
  }

  private CaptureException fault(String what, Exception cause) {
    failure =
        CaptureException.compressed(
            offset(),
            "gzip member " + Math.max(members, 1) + ", begun at octet " + memberStart + ": " + what,
            cause);
    return failure;
  }

  /**
   * Returns 0, so that a buffering stream returns the octets that it has before it reads on; if
   * reading on fails, it would lose them.
   */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
