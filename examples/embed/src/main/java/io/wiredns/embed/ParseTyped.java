package io.wiredns.embed;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.SvcParam;
import io.wiredns.codec.rdata.Svcb;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.WireFormatException;
import java.io.PrintStream;

/** Parses a response and reads the RDATA of its records by their types. */
public final class ParseTyped {
  private ParseTyped() {}

  /**
   * Prints the answers of a message.
   *
   * @param packet the message
   * @param out the output, which receives a line for each record
   * @throws WireFormatException if the message is malformed
   */
  public static void print(byte[] packet, PrintStream out) throws WireFormatException {
    for (ResourceRecord record : Message.parse(packet).answers()) {
      if (record.rdata() instanceof A a) {
        out.println(record.name() + " A " + a.inetAddress().getHostAddress());
      } else if (record.rdata() instanceof Aaaa aaaa) {
        out.println(record.name() + " AAAA " + aaaa.inetAddress().getHostAddress());
      } else if (record.rdata() instanceof Mx mx) {
        out.println(record.name() + " MX " + mx.preference() + " " + mx.exchange());
      } else if (record.rdata() instanceof Txt txt) {
        out.println(record.name() + " TXT " + txt.joinedText());
      } else if (record.rdata() instanceof Svcb svcb) {
        out.println(
            record.name()
                + " SVCB "
                + svcb.target()
                + " "
                + svcb.param(SvcParam.Alpn.class).map(SvcParam.Alpn::protocols)
                + " "
                + svcb.param(SvcParam.Port.class).map(SvcParam.Port::port));
      } else {
        out.println(record);
      }
    }
  }
}
