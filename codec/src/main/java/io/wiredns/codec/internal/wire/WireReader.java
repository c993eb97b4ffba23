package io.wiredns.codec.internal.wire;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Arrays;

/**
 * Reads fields from the octets of a message. This is the implementation of {@link FieldReader} for
 * the hot path.
 *
 * <p>Reads stay within the bound of the RDATA. The first fault is kept as numbers and ends the
 * decoding with the one {@link Abort}. The superclass reads names.
 */
final class WireReader extends NameReader implements FieldReader {
  private static final WireAccess ACCESS = WireAccess.get();

  /**
   * The bits of the result of {@link #open16}: the bound before it, a bit that is always set, and a
   * bit that is set if {@link #outerFaults} has the fault before it.
   */
  private static final int BOUND_BITS = 0xF_FFFF;

  private static final int OPENED = 1 << 20;
  private static final int PUSHED = 1 << 21;

  /** The fault of a field that extends past the bound, {@link WireAccess#ofFieldInside}. */
  private Fault fieldFault = Fault.RDATA_TRUNCATED;

  /**
   * A stack of the former values of {@link #fieldFault} that were not {@link
   * Fault#RDATA_TRUNCATED}, one for each open length before which it had such a value; the rest of
   * the array is null. The array is null until a length is opened inside another, which is rare.
   */
  private Fault[] outerFaults;

  private String element;
  private int elementIndex;

  /** Creates a reader for the message at {@code [0, end)}. */
  WireReader(byte[] octets, int end) {
    super(octets, end);
  }

  @Override
  public <T> T decode(FieldDecoder<? extends T> decoder, int from, int to) {
    open(from, to);
    try {
      T value = decoder.read(this);
      close();
      return value;
    } catch (Abort malformed) {
      return null;
    }
  }

  @Override
  public <T> T decodeAll(FieldDecoder<? extends T> decoder) {
    return this.<T>decode(in -> decoder.read(new UncompressedReader(in)), 0, end());
  }

  /** Starts a value at {@code [from, to)}. */
  private void open(int from, int to) {
    position = from;
    bound = to;
    element = null;
    if (fieldFault != Fault.RDATA_TRUNCATED) { // the previous decoding ended inside a length
      fieldFault = Fault.RDATA_TRUNCATED;
      outerFaults = null;
    }
  }

  /** Ends a value; no octets may remain. */
  private void close() {
    if (position != bound) {
      throw fail(Fault.RDATA_TRAILING, "RDATA", position, bound - position, 0);
    }
  }

  @Override
  public <T> T refuse(Fault fault, String field, int offset, long found, long limit) {
    element = null;
    diagnosis().set(fault, offset, found, limit);
    diagnosis.field = field;
    return null;
  }

  @Override
  public WireFormatException failure(String path) {
    return diagnosis().exception(failedField(path));
  }

  /** Returns the path of the field that failed, starting with that of the RDATA. */
  private String failedField(String path) {
    // The builder gets its final size, because a message has thousands of options and each can have
    // a fault.
    int size = path.length() + diagnosis.field.length() + 16;
    StringBuilder text = new StringBuilder(element == null ? size : size + element.length());
    text.append(path).append(' ');
    if (element != null) {
      text.append(element).append('[').append(elementIndex).append("] ");
    }
    return text.append(diagnosis.field).toString();
  }

  @Override
  Abort abort(String field) {
    diagnosis().field = field;
    return Abort.ABORT;
  }

  /** Returns the index of a field of {@code count} octets and advances the position past it. */
  private int advance(int count, String field) {
    int at = position;
    if (count > bound - at) {
      throw fail(fieldFault, field, at, count, bound - at);
    }
    position = at + count;
    return at;
  }

  @Override
  public int u8(String field) {
    return octets[advance(1, field)] & 0xFF;
  }

  @Override
  public int u16(String field) {
    return Bytes.u16(octets, advance(2, field));
  }

  @Override
  public long u32(String field) {
    return Bytes.u32(octets, advance(4, field));
  }

  @Override
  public long u48(String field) {
    int at = advance(6, field);
    return (long) Bytes.u16(octets, at) << 32 | Bytes.u32(octets, at + 2);
  }

  @Override
  public <T extends CodePoint> T codePoint8(String field, CodePointSpace<T> space) {
    return space.of(u8(field));
  }

  @Override
  public <T extends CodePoint> T codePoint16(String field, CodePointSpace<T> space) {
    return space.of(u16(field));
  }

  @Override
  public long u32(String field, NumberText text) {
    return u32(field);
  }

  @Override
  public long u64(String field) {
    return Bytes.i64(octets, advance(8, field));
  }

  @Override
  public long u64(String field, NumberText text) {
    return u64(field);
  }

  @Override
  public int ipv4(String field) {
    return Bytes.i32(octets, advance(4, field));
  }

  @Override
  public Ipv6 ipv6(String field) {
    int at = advance(16, field);
    return new Ipv6(Bytes.i64(octets, at), Bytes.i64(octets, at + 8));
  }

  @Override
  public Octets characterString(String field) {
    int length = u8(field);
    int at = position;
    if (length > bound - at) {
      throw fail(Fault.STRING_TRUNCATED, field, at - 1, length + 1, bound - at + 1);
    }
    position = at + length;
    return Octets.of(octets, at, length);
  }

  @Override
  public Octets sized8(String field, OctetsText text) {
    return characterString(field);
  }

  @Override
  public TypeBitmap typeBitmap(String field) {
    int at = position;
    Octets rest = rest();
    TypeBitmap bitmap = ACCESS.typeBitmap(rest, at, diagnosis());
    if (bitmap == null) {
      throw abort(field);
    }
    return bitmap;
  }

  @Override
  public Octets octets(String field, int count, OctetsText text) {
    return Octets.of(octets, advance(count, field), count);
  }

  /** Returns the bound before the call and two bits. */
  @Override
  public int open16(String field, Fault tooLong) {
    int length = u16(field);
    int outer = bound;
    if (length > outer - position) {
      throw fail(tooLong, field, position - 2, length, outer - position);
    }
    bound = position + length;
    int opened = outer | OPENED;
    if (fieldFault != Fault.RDATA_TRUNCATED) {
      push(fieldFault);
      opened |= PUSHED;
    }
    fieldFault = ACCESS.ofFieldInside(tooLong);
    return opened;
  }

  /** Keeps {@link #fieldFault} while a nested length is open. */
  private void push(Fault fault) {
    if (outerFaults == null) {
      outerFaults = new Fault[4];
    }
    int index = pushed();
    if (index == outerFaults.length) {
      outerFaults = Arrays.copyOf(outerFaults, 2 * index);
    }
    outerFaults[index] = fault;
  }

  private int pushed() {
    int count = 0;
    while (count < outerFaults.length && outerFaults[count] != null) {
      count++;
    }
    return count;
  }

  private Fault pop() {
    int last = outerFaults == null ? -1 : pushed() - 1;
    if (last < 0) {
      throw new IllegalStateException("the length field has been closed");
    }
    Fault fault = outerFaults[last];
    outerFaults[last] = null;
    return fault;
  }

  @Override
  public void close(String field, int opened, Fault trailing) {
    if ((opened & OPENED) == 0) {
      throw new IllegalStateException("no length field is open");
    }
    if (position != bound) {
      throw fail(trailing, field, position, bound - position, 0);
    }
    bound = opened & BOUND_BITS;
    fieldFault = (opened & PUSHED) == 0 ? Fault.RDATA_TRUNCATED : pop();
  }

  @Override
  public Octets sized16(String field, OctetsText text, Fault tooLong) {
    int length = u16(field);
    int at = position;
    if (length > bound - at) {
      throw fail(tooLong, field, at - 2, length, bound - at);
    }
    position = at + length;
    return Octets.of(octets, at, length);
  }

  @Override
  public Octets rest(String field, OctetsText text) {
    return rest();
  }

  private Octets rest() {
    int at = position;
    position = bound;
    return Octets.of(octets, at, bound - at);
  }

  @Override
  public boolean hasMore() {
    return position < bound;
  }

  @Override
  public void element(String what, int index) {
    element = what;
    elementIndex = index;
  }

  @Override
  public int position() {
    return position;
  }

  @Override
  public void require(boolean kept, Fault fault, String field, int at, long found, long limit) {
    if (!kept) {
      throw fail(fault, field, at, found, limit);
    }
  }

  @Override
  public Name name(String field, NameRule rule) {
    return name(field, rule.readsPointers());
  }
}
