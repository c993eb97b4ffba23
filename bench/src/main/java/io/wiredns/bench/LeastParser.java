package io.wiredns.bench;

import io.wiredns.bench.LeastValues.A;
import io.wiredns.bench.LeastValues.Aaaa;
import io.wiredns.bench.LeastValues.Cookie;
import io.wiredns.bench.LeastValues.Dnskey;
import io.wiredns.bench.LeastValues.Ds;
import io.wiredns.bench.LeastValues.Ipv6;
import io.wiredns.bench.LeastValues.Message;
import io.wiredns.bench.LeastValues.Mx;
import io.wiredns.bench.LeastValues.Name;
import io.wiredns.bench.LeastValues.Nsec;
import io.wiredns.bench.LeastValues.Nsec3;
import io.wiredns.bench.LeastValues.Octets;
import io.wiredns.bench.LeastValues.Opt;
import io.wiredns.bench.LeastValues.Option;
import io.wiredns.bench.LeastValues.Question;
import io.wiredns.bench.LeastValues.Resource;
import io.wiredns.bench.LeastValues.Rrsig;
import io.wiredns.bench.LeastValues.Soa;
import io.wiredns.bench.LeastValues.Srv;
import io.wiredns.bench.LeastValues.Target;
import io.wiredns.bench.LeastValues.Tsig;
import io.wiredns.bench.LeastValues.Txt;
import io.wiredns.bench.LeastValues.TypeBitmap;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The least work that a parser can do which returns what {@link
 * io.wiredns.codec.message.Message#parse(byte[])} promises, as a lower bound for {@link Parse}.
 *
 * <p>What cannot be left out, because the promises need it:
 *
 * <ul>
 *   <li>one immutable message, with an array of questions and one of records;
 *   <li>for each question a value with its name, {@link RecordType} and {@link RecordClass};
 *   <li>for each record a value with its owner, its type, class and TTL (one number), and its data;
 *   <li>for each name an object with a copy of its octets and room for its hash, shared where a
 *       pointer leads to the name of the question or to the target of the pointer before;
 *   <li>for each type of record in the {@link MessageSets} a class with its fields: code points
 *       from their tables, octets as a value that cannot be changed with a copy of its own, a list
 *       of character-strings, a checked bitmap of types;
 *   <li>for OPT a list of options, a cookie decoded into its two parts;
 *   <li>the checks: each field inside its RDATA, each RDATA used up, names within their limits,
 *       pointers to earlier octets, OPT and TSIG in their places, no octets after the last record.
 * </ul>
 *
 * <p>What is left out: a view (the message is read once, in place, and no places of entries are
 * kept), faults (a malformed message is null), the registry (the types are in a switch), other
 * options than cookies, and all methods of the values.
 *
 * <p>Reusable, for one thread at a time.
 */
final class LeastParser extends LeastNames {
  private static final VarHandle I32 = view(int[].class);
  private static final VarHandle I64 = view(long[].class);

  private static final int RECORD_FIXED = 10;
  private static final int OPT = 41;
  private static final int TSIG = 250;
  private static final int CLASS_IN = 1;
  private static final int CLASS_ANY = 255;
  private static final int COOKIE = 10;
  private static final int CLIENT_COOKIE = 8;
  private static final int LONGEST_COOKIE = 40;
  private static final int LONGEST_BITMAP = 32;

  private static final Resource[] NO_RECORDS = {};

  /**
   * Parses a message.
   *
   * @param a the message from index 0; not changed, and not kept in the result
   * @param length its number of octets
   * @return the message, or null if it is malformed
   */
  Message parse(byte[] a, int length) {
    if (length < HEADER) {
      return null;
    }
    octets = a;
    end = length;
    at = HEADER;
    target = 0;
    long counts = (long) I64.get(a, 4);
    int asked = (int) (counts >>> 48);
    if (asked * 5 > length - HEADER) {
      return null;
    }
    Question[] questions = new Question[asked];
    question = null;
    for (int i = 0; i < questions.length; i++) {
      Name name = name(end, true);
      int p = at;
      if (name == null || p + 4 > end) {
        return null;
      }
      questions[i] = new Question(name, RecordType.of(u16(a, p)), RecordClass.of(u16(a, p + 2)));
      at = p + 4;
      if (i == 0) {
        question = name;
      }
    }
    int answers = (int) (counts >>> 32) & 0xFFFF;
    int authorities = (int) (counts >>> 16) & 0xFFFF;
    Resource[] records = records(answers + authorities, (int) counts & 0xFFFF);
    return records == null || at != end
        ? null
        : new Message(
            (char) u16(a, 0), (char) u16(a, 2), questions, records, answers, answers + authorities);
  }

  private Resource[] records(int beforeAdditional, int additional) {
    byte[] a = octets;
    int count = beforeAdditional + additional;
    if (count == 0) {
      return NO_RECORDS;
    }
    if (count * (RECORD_FIXED + 1) > end - at) {
      return null;
    }
    Resource[] records = new Resource[count];
    boolean opt = false;
    for (int i = 0; i < count; i++) {
      Name owner = name(end, true);
      int p = at;
      if (owner == null || p + RECORD_FIXED > end) {
        return null;
      }
      long fixed = (long) I64.get(a, p);
      p += RECORD_FIXED;
      int to = p + u16(a, p - 2);
      if (to > end) {
        return null;
      }
      at = p;
      int type = (int) (fixed >>> 48);
      if (type == OPT) {
        if (i < beforeAdditional || opt || owner != Name.ROOT) {
          return null;
        }
        opt = true;
      } else if (type == TSIG
          && (i < beforeAdditional || i < count - 1 || (char) (fixed >>> 32) != CLASS_ANY)) {
        return null;
      }
      Object data = data(type, (char) (fixed >>> 32), p, to);
      if (data == null || at != to) {
        return null;
      }
      records[i] = new Resource(fixed, owner, data);
    }
    return records;
  }

  /** Reads the data of a record; returns null if they are malformed. */
  private Object data(int type, int recordClass, int p, int to) {
    byte[] a = octets;
    switch (type) {
      case 1:
        if (recordClass != CLASS_IN) {
          return octets(p, to);
        }
        if (to - p != 4) {
          return null;
        }
        at = to;
        return new A((int) I32.get(a, p));
      case 2, 5, 12:
        Name target = name(to, true);
        return target == null ? null : new Target(target);
      case 6:
        return soa(to);
      case 15:
        at = p + 2;
        Name exchange = name(to, true);
        return exchange == null ? null : new Mx(u16(a, p), exchange);
      case 16:
        return txt(p, to);
      case 28:
        if (recordClass != CLASS_IN) {
          return octets(p, to);
        }
        if (to - p != 16) {
          return null;
        }
        at = to;
        return new Aaaa(new Ipv6((long) I64.get(a, p), (long) I64.get(a, p + 8)));
      case 33:
        at = p + 6;
        Name server = name(to, true);
        return server == null ? null : new Srv(u16(a, p), u16(a, p + 2), u16(a, p + 4), server);
      case OPT:
        return opt(p, to);
      case 43:
        return to - p < 5
            ? null
            : new Ds(u16(a, p), DnssecAlgorithm.of(a[p + 2] & 0xFF), a[p + 3], octets(p + 4, to));
      case 46:
        return rrsig(p, to);
      case 47:
        Name next = name(to, false);
        TypeBitmap types = next == null ? null : bitmap(at, to);
        return types == null ? null : new Nsec(next, types);
      case 48:
        return to - p < 4
            ? null
            : new Dnskey(
                u16(a, p), a[p + 2], DnssecAlgorithm.of(a[p + 3] & 0xFF), octets(p + 4, to));
      case 50:
        return nsec3(p, to);
      case TSIG:
        return tsig(p, to);
      default:
        return octets(p, to);
    }
  }

  private Octets octets(int from, int to) {
    at = to;
    return from == to ? Octets.EMPTY : new Octets(Arrays.copyOfRange(octets, from, to));
  }

  private Soa soa(int to) {
    Name mname = name(to, true);
    Name rname = mname == null ? null : name(to, true);
    int p = at;
    if (rname == null || to - p != 20) {
      return null;
    }
    at = to;
    byte[] a = octets;
    return new Soa(
        mname,
        rname,
        (int) I32.get(a, p),
        (int) I32.get(a, p + 4),
        (int) I32.get(a, p + 8),
        (int) I32.get(a, p + 12),
        (int) I32.get(a, p + 16));
  }

  private Txt txt(int from, int to) {
    if (from == to) {
      return null;
    }
    int next = from + 1 + (octets[from] & 0xFF);
    if (next == to) {
      return new Txt(List.of(octets(from + 1, to)));
    }
    List<Octets> strings = new ArrayList<>();
    for (int p = from; p < to; p = next) {
      next = p + 1 + (octets[p] & 0xFF);
      if (next > to) {
        return null;
      }
      strings.add(octets(p + 1, next));
    }
    return new Txt(strings);
  }

  private Rrsig rrsig(int p, int to) {
    byte[] a = octets;
    at = p + 18;
    Name signer = at > to ? null : name(to, false);
    return signer == null
        ? null
        : new Rrsig(
            RecordType.of(u16(a, p)),
            DnssecAlgorithm.of(a[p + 2] & 0xFF),
            a[p + 3] & 0xFF,
            (int) I32.get(a, p + 4),
            (int) I32.get(a, p + 8),
            (int) I32.get(a, p + 12),
            u16(a, p + 16),
            signer,
            octets(at, to));
  }

  private Nsec3 nsec3(int p, int to) {
    byte[] a = octets;
    if (to - p < 6) {
      return null;
    }
    int salt = p + 5;
    int hash = salt + (a[p + 4] & 0xFF) + 1;
    int types = hash > to ? hash : hash + (a[hash - 1] & 0xFF);
    if (types > to || types == hash) {
      return null;
    }
    TypeBitmap bitmap = bitmap(types, to);
    if (bitmap == null) {
      return null;
    }
    Nsec3 data =
        new Nsec3(
            a[p] & 0xFF,
            a[p + 1] & 0xFF,
            u16(a, p + 2),
            octets(salt, hash - 1),
            octets(hash, types),
            bitmap);
    at = to;
    return data;
  }

  private TypeBitmap bitmap(int from, int to) {
    byte[] a = octets;
    int before = -1;
    int p = from;
    while (p < to) {
      int window = a[p] & 0xFF;
      int length = p + 1 < to ? a[p + 1] & 0xFF : 0;
      if (window <= before || length == 0 || length > LONGEST_BITMAP || length > to - p - 2) {
        return null;
      }
      p += 2 + length;
      if (a[p - 1] == 0) {
        return null;
      }
      before = window;
    }
    return new TypeBitmap(octets(from, to));
  }

  private Opt opt(int from, int to) {
    if (from == to) {
      return Opt.EMPTY;
    }
    Object first = option(from, to);
    if (first == null || at == to) {
      return first == null ? null : new Opt(List.of(first));
    }
    List<Object> options = new ArrayList<>();
    options.add(first);
    while (at < to) {
      Object option = option(at, to);
      if (option == null) {
        return null;
      }
      options.add(option);
    }
    return new Opt(List.copyOf(options));
  }

  private Object option(int p, int to) {
    if (to - p < 4) {
      return null;
    }
    int code = u16(octets, p);
    int data = p + 4;
    int next = data + u16(octets, p + 2);
    if (next > to) {
      return null;
    }
    if (code != COOKIE) {
      return new Option(code, octets(data, next));
    }
    int length = next - data;
    if (length != CLIENT_COOKIE && (length < 2 * CLIENT_COOKIE || length > LONGEST_COOKIE)) {
      return null;
    }
    return new Cookie(octets(data, data + CLIENT_COOKIE), octets(data + CLIENT_COOKIE, next));
  }

  private Tsig tsig(int from, int to) {
    byte[] a = octets;
    Name algorithm = name(to, false);
    int p = at;
    int mac = p + 10;
    if (algorithm == null || mac > to) {
      return null;
    }
    int id = mac + u16(a, p + 8);
    int other = id + 6;
    if (other > to || u16(a, id + 4) != to - other) {
      return null;
    }
    return new Tsig(
        algorithm,
        (long) I64.get(a, p) >>> 16,
        u16(a, p + 6),
        octets(mac, id),
        u16(a, id),
        TsigError.of(u16(a, id + 2)),
        octets(other, to));
  }
}
