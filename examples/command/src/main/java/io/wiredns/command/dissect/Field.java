package io.wiredns.command.dissect;

import io.wiredns.codec.message.Section;
import java.util.Locale;

/** The fields that can be columns of {@code dissect --format tsv}. */
public enum Field {
  MESSAGE,
  LINE,
  PACKET,
  TIME,
  EPOCH,
  SOURCE,
  SOURCE_PORT,
  DESTINATION,
  DESTINATION_PORT,
  CLIENT,
  SERVER,
  TRANSPORT,
  SIZE,
  OCTETS,
  ID,
  QR,
  OPCODE,
  FLAGS,
  RCODE,
  QDCOUNT,
  ANCOUNT,
  NSCOUNT,
  ARCOUNT,
  QNAME,
  QTYPE,
  QCLASS,
  ANSWER_NAME,
  ANSWER_CLASS,
  ANSWER_TYPE,
  ANSWER_TTL,
  ANSWER_DATA,
  AUTHORITY_NAME,
  AUTHORITY_CLASS,
  AUTHORITY_TYPE,
  AUTHORITY_TTL,
  AUTHORITY_DATA,
  ADDITIONAL_NAME,
  ADDITIONAL_CLASS,
  ADDITIONAL_TYPE,
  ADDITIONAL_TTL,
  ADDITIONAL_DATA,
  EDNS_VERSION,
  EDNS_SIZE,
  EDNS_FLAGS,
  EDNS_OPTIONS,
  SUBNET,
  COOKIE,
  NSID,
  EDE,
  EDE_TEXT,
  TSIG,
  TSIG_KEY,
  FAULT,
  FAULT_OFFSET,
  FAULT_FIELD;

  /** Returns the name of the field in {@code --fields} and in the first line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the field with a name; null if there is none. */
  static Field of(String label) {
    try {
      Field field = valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
      return field.label().equals(label) ? field : null;
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  /** Returns a column that shows this field. */
  Column column() {
    return switch (this) {
      case MESSAGE -> new PacketColumns.Message();
      case LINE -> new PacketColumns.Line();
      case PACKET -> new PacketColumns.Packet();
      case TIME -> new PacketColumns.Time();
      case EPOCH -> new PacketColumns.Epoch();
      case SOURCE -> new PacketColumns.Address(true);
      case SOURCE_PORT -> new PacketColumns.Port(true);
      case DESTINATION -> new PacketColumns.Address(false);
      case DESTINATION_PORT -> new PacketColumns.Port(false);
      case CLIENT -> new PacketColumns.End(true);
      case SERVER -> new PacketColumns.End(false);
      case TRANSPORT -> new PacketColumns.Transport();
      case SIZE -> new PacketColumns.Size();
      case OCTETS -> new PacketColumns.Octets();
      case ID -> new HeaderColumns.Id();
      case QR -> new HeaderColumns.Qr();
      case OPCODE -> new HeaderColumns.Opcode();
      case FLAGS -> new HeaderColumns.Flags();
      case RCODE -> new HeaderColumns.Rcode();
      case QDCOUNT -> new HeaderColumns.Count(Section.QUESTION);
      case ANCOUNT -> new HeaderColumns.Count(Section.ANSWER);
      case NSCOUNT -> new HeaderColumns.Count(Section.AUTHORITY);
      case ARCOUNT -> new HeaderColumns.Count(Section.ADDITIONAL);
      case QNAME -> new QuestionColumns.Qname();
      case QTYPE -> new QuestionColumns.Qtype();
      case QCLASS -> new QuestionColumns.Qclass();
      case ANSWER_NAME -> new RecordColumns.Owner(Section.ANSWER);
      case ANSWER_CLASS -> new RecordColumns.Class(Section.ANSWER);
      case ANSWER_TYPE -> new RecordColumns.Type(Section.ANSWER);
      case ANSWER_TTL -> new RecordColumns.Ttl(Section.ANSWER);
      case ANSWER_DATA -> new RecordColumns.Data(Section.ANSWER);
      case AUTHORITY_NAME -> new RecordColumns.Owner(Section.AUTHORITY);
      case AUTHORITY_CLASS -> new RecordColumns.Class(Section.AUTHORITY);
      case AUTHORITY_TYPE -> new RecordColumns.Type(Section.AUTHORITY);
      case AUTHORITY_TTL -> new RecordColumns.Ttl(Section.AUTHORITY);
      case AUTHORITY_DATA -> new RecordColumns.Data(Section.AUTHORITY);
      case ADDITIONAL_NAME -> new RecordColumns.Owner(Section.ADDITIONAL);
      case ADDITIONAL_CLASS -> new RecordColumns.Class(Section.ADDITIONAL);
      case ADDITIONAL_TYPE -> new RecordColumns.Type(Section.ADDITIONAL);
      case ADDITIONAL_TTL -> new RecordColumns.Ttl(Section.ADDITIONAL);
      case ADDITIONAL_DATA -> new RecordColumns.Data(Section.ADDITIONAL);
      case EDNS_VERSION -> new EdnsColumns.Version();
      case EDNS_SIZE -> new EdnsColumns.Size();
      case EDNS_FLAGS -> new EdnsColumns.Flags();
      case EDNS_OPTIONS -> new EdnsColumns.Codes();
      case SUBNET -> new EdnsColumns.Subnet();
      case COOKIE -> new EdnsColumns.Cookies();
      case NSID -> new EdnsColumns.ServerId();
      case EDE -> new EdnsColumns.ErrorCode();
      case EDE_TEXT -> new EdnsColumns.ErrorText();
      case TSIG -> new CheckColumns.Signature();
      case TSIG_KEY -> new CheckColumns.Key();
      case FAULT -> new CheckColumns.FaultName();
      case FAULT_OFFSET -> new CheckColumns.FaultOffset();
      case FAULT_FIELD -> new CheckColumns.FaultField();
    };
  }
}
