package io.wiredns.doctor.survey;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The servers of the root, where each walk begins.
 *
 * @param servers the names of the servers with their addresses, in order
 */
public record RootHints(Map<Name, List<InetAddress>> servers) {
  /** As of root.hints of 2025, at https://www.internic.net/domain/named.root. */
  private static final String ROOT =
      """
      a.root-servers.net. 3600000 IN A 198.41.0.4
      a.root-servers.net. 3600000 IN AAAA 2001:503:ba3e::2:30
      b.root-servers.net. 3600000 IN A 170.247.170.2
      b.root-servers.net. 3600000 IN AAAA 2801:1b8:10::b
      c.root-servers.net. 3600000 IN A 192.33.4.12
      c.root-servers.net. 3600000 IN AAAA 2001:500:2::c
      d.root-servers.net. 3600000 IN A 199.7.91.13
      d.root-servers.net. 3600000 IN AAAA 2001:500:2d::d
      e.root-servers.net. 3600000 IN A 192.203.230.10
      e.root-servers.net. 3600000 IN AAAA 2001:500:a8::e
      f.root-servers.net. 3600000 IN A 192.5.5.241
      f.root-servers.net. 3600000 IN AAAA 2001:500:2f::f
      g.root-servers.net. 3600000 IN A 192.112.36.4
      g.root-servers.net. 3600000 IN AAAA 2001:500:12::d0d
      h.root-servers.net. 3600000 IN A 198.97.190.53
      h.root-servers.net. 3600000 IN AAAA 2001:500:1::53
      i.root-servers.net. 3600000 IN A 192.36.148.17
      i.root-servers.net. 3600000 IN AAAA 2001:7fe::53
      j.root-servers.net. 3600000 IN A 192.58.128.30
      j.root-servers.net. 3600000 IN AAAA 2001:503:c27::2:30
      k.root-servers.net. 3600000 IN A 193.0.14.129
      k.root-servers.net. 3600000 IN AAAA 2001:7fd::1
      l.root-servers.net. 3600000 IN A 199.7.83.42
      l.root-servers.net. 3600000 IN AAAA 2001:500:9f::42
      m.root-servers.net. 3600000 IN A 202.12.27.33
      m.root-servers.net. 3600000 IN AAAA 2001:dc3::35
      """;

  public RootHints {
    Map<Name, List<InetAddress>> copy = new LinkedHashMap<>();
    servers.forEach((name, addresses) -> copy.put(name, List.copyOf(addresses)));
    servers = Collections.unmodifiableMap(copy);
  }

  /** Returns the servers of the root of the Internet. */
  public static RootHints internet() {
    try {
      return read(new ByteArrayInputStream(ROOT.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException | TextFormatException wrong) {
      throw new IllegalStateException("the built-in root servers", wrong);
    }
  }

  /**
   * Reads a file of hints in the form of a zone file: the addresses of the servers that its NS
   * records of the root name, or all addresses if it has no such record.
   *
   * @throws TextFormatException if the text is malformed
   */
  public static RootHints read(InputStream in) throws IOException, TextFormatException {
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader = ZoneReader.of(in, Name.ROOT)) {
      for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    Map<Name, List<InetAddress>> servers = new LinkedHashMap<>();
    boolean isNamed = false;
    for (ResourceRecord record : records) {
      if (record.type().equals(RecordType.NS) && record.name().isRoot()) {
        servers.putIfAbsent(record.rdata(Ns.class).orElseThrow().nsdname(), new ArrayList<>());
        isNamed = true;
      }
    }
    for (ResourceRecord record : records) {
      if (!isNamed || servers.containsKey(record.name())) {
        InetAddress address = address(record);
        if (address != null) {
          servers.computeIfAbsent(record.name(), name -> new ArrayList<>()).add(address);
        }
      }
    }
    servers.values().removeIf(List::isEmpty);
    return new RootHints(servers);
  }

  private static InetAddress address(ResourceRecord record) {
    return record
        .rdata(A.class)
        .<InetAddress>map(A::inetAddress)
        .or(() -> record.rdata(Aaaa.class).map(Aaaa::inetAddress))
        .orElse(null);
  }
}
