package io.wiredns.command.dissect;

import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.message.RecordView;
import java.io.IOException;
import java.util.Locale;

/** Columns about OPT and its options. */
final class EdnsColumns {
  private EdnsColumns() {}

  /** A column that is empty if there is no OPT. */
  private abstract static class OfOpt extends Column {
    @Override
    final void write(Row row) throws IOException {
      if (row.shown && row.view.hasOpt()) {
        write(row.view.opt(), row.out);
      }
    }

    abstract void write(RecordView opt, ColumnText out) throws IOException;
  }

  static final class Version extends OfOpt {
    @Override
    void write(RecordView opt, ColumnText out) {
      out.number(opt.ttl() >>> 16 & 0xFF);
    }
  }

  static final class Size extends OfOpt {
    @Override
    void write(RecordView opt, ColumnText out) {
      out.number(opt.classValue());
    }
  }

  /** The names of the flags that are set, and the bits without a name as a number. */
  static final class Flags extends OfOpt {
    @Override
    void write(RecordView opt, ColumnText out) throws IOException {
      int flags = (int) opt.ttl() & 0xFFFF;
      int values = 0;
      if ((flags & Edns.FLAG_DO) != 0) {
        out.value(values++);
        out.word("do");
      }
      if ((flags & Edns.FLAG_CO) != 0) {
        out.value(values++);
        out.word("co");
      }
      int others = flags & ~(Edns.FLAG_DO | Edns.FLAG_CO);
      if (others != 0) {
        out.value(values);
        out.word(String.format(Locale.ROOT, "0x%04x", others));
      }
    }
  }

  /** A column with a value for each option of a kind. */
  private abstract static class OfOptions<T extends EdnsOption> extends Column {
    private final java.lang.Class<T> kind;

    OfOptions(java.lang.Class<T> kind) {
      this.kind = kind;
    }

    @Override
    boolean needsRData() {
      return true;
    }

    @Override
    final void write(Row row) throws IOException {
      if (row.shown) {
        int values = 0;
        for (EdnsOption option : row.options) {
          if (kind.isInstance(option)) {
            row.out.value(values++);
            write(kind.cast(option), row.out);
          }
        }
      }
    }

    abstract void write(T option, ColumnText out);
  }

  static final class Codes extends OfOptions<EdnsOption> {
    Codes() {
      super(EdnsOption.class);
    }

    @Override
    void write(EdnsOption option, ColumnText out) {
      out.word(option.code().toString());
    }
  }

  /** The prefix of the client's address, its length, and the length to which the answer applies. */
  static final class Subnet extends OfOptions<ClientSubnet> {
    Subnet() {
      super(ClientSubnet.class);
    }

    @Override
    void write(ClientSubnet subnet, ColumnText out) {
      String text = subnet.toText();
      out.word(text.substring(text.indexOf(' ') + 1));
    }
  }

  static final class Cookies extends OfOptions<Cookie> {
    Cookies() {
      super(Cookie.class);
    }

    @Override
    void write(Cookie cookie, ColumnText out) {
      out.word(cookie.client().toHex() + cookie.server().toHex());
    }
  }

  static final class ServerId extends OfOptions<Nsid> {
    ServerId() {
      super(Nsid.class);
    }

    @Override
    void write(Nsid nsid, ColumnText out) {
      out.octets(nsid.identifier());
    }
  }

  static final class ErrorCode extends OfOptions<ExtendedError> {
    ErrorCode() {
      super(ExtendedError.class);
    }

    @Override
    void write(ExtendedError error, ColumnText out) {
      out.number(error.infoCode().value());
    }
  }

  static final class ErrorText extends OfOptions<ExtendedError> {
    ErrorText() {
      super(ExtendedError.class);
    }

    @Override
    void write(ExtendedError error, ColumnText out) {
      out.octets(error.extraText());
    }
  }
}
