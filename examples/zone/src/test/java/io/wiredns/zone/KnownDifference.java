package io.wiredns.zone;

import io.wiredns.zone.ComparedZones.Server;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Where another server answers otherwise than ours, and why ours does as it does. */
enum KnownDifference {
  /** Knot and NSD answer ANY with one RRset, as RFC 8482 section 4.1 allows; ours with all. */
  ANY_IS_ONE_SET {
    @Override
    boolean explains(Server server, Asked asked, String ours, String theirs) {
      return server != Server.BIND && asked.type.equals("ANY");
    }
  },
  /**
   * BIND gives signatures to those who ask for ANY and have not set DO; ours not, for they have not
   * asked for them by their type (RFC 4035 section 3.2.1).
   */
  ANY_HAS_SIGNATURES {
    @Override
    boolean explains(Server server, Asked asked, String ours, String theirs) {
      return server == Server.BIND
          && asked.type.equals("ANY")
          && !asked.dnssec
          && asked.part.equals("answer")
          && within(ours, theirs);
    }
  },
  /** NSD leaves out addresses that nobody needs to go on: its minimal responses. */
  MINIMAL_ADDITIONAL {
    @Override
    boolean explains(Server server, Asked asked, String ours, String theirs) {
      return server == Server.NSD && asked.part.equals("additional") && within(theirs, ours);
    }
  },
  /** BIND leaves out addresses of a referral's servers that are not below the delegation. */
  GLUE_ONLY {
    @Override
    boolean explains(Server server, Asked asked, String ours, String theirs) {
      return server == Server.BIND && asked.part.equals("additional") && within(theirs, ours);
    }
  },
  /** Knot gives addresses below a delegation for mail; ours not, for they are not the zone's. */
  GLUE_FOR_MAIL {
    @Override
    boolean explains(Server server, Asked asked, String ours, String theirs) {
      return server == Server.KNOT
          && asked.type.equals("MX")
          && asked.part.equals("additional")
          && within(ours, theirs);
    }
  },
  /** BIND answers SERVFAIL where aliases go round; ours, as Knot and NSD, with the aliases. */
  ALIASES_GO_ROUND {
    @Override
    boolean explains(Server server, Asked asked, String ours, String theirs) {
      return server == Server.BIND && asked.part.equals("rcode") && theirs.equals("SERVFAIL");
    }
  },
  /** Knot answers NXDOMAIN where a DNAME makes a name too long; RFC 6672 section 2.2: YXDOMAIN. */
  NAME_TOO_LONG {
    @Override
    boolean explains(Server server, Asked asked, String ours, String theirs) {
      boolean denied = asked.part.equals("rcode") || asked.part.equals("authority");
      return server == Server.KNOT && denied && asked.name.matches("a{60}\\.toolong");
    }
  },
  /** NSD proves to who asks for a wildcard itself that it does not exist beside existing. */
  WILDCARD_ITSELF {
    @Override
    boolean explains(Server server, Asked asked, String ours, String theirs) {
      return server == Server.NSD
          && asked.name.equals("*.wild")
          && asked.dnssec
          && asked.part.equals("authority")
          && within(ours, theirs);
    }
  },
  /**
   * NSD proves less where opt-out leaves an empty non-terminal without a record: RFC 5155 section
   * 7.2.4 wants the next closer name covered.
   */
  OPT_OUT_NON_TERMINAL {
    @Override
    boolean explains(Server server, Asked asked, String ours, String theirs) {
      return server == Server.NSD
          && asked.name.equals("deep")
          && asked.type.equals("DS")
          && asked.part.equals("authority")
          && within(theirs, ours);
    }
  };

  /** What was asked, and which part of the answers differs. */
  record Asked(String name, String type, boolean dnssec, String part) {}

  abstract boolean explains(Server server, Asked asked, String ours, String theirs);

  static KnownDifference of(Server server, Asked asked, String ours, String theirs) {
    for (KnownDifference known : values()) {
      if (known.explains(server, asked, ours, theirs)) {
        return known;
      }
    }
    return null;
  }

  /** Whether all lines of one text are among those of another. */
  private static boolean within(String part, String whole) {
    Set<String> lines = new HashSet<>(Arrays.asList(whole.split("\n")));
    return part.isEmpty() || lines.containsAll(Arrays.asList(part.split("\n")));
  }
}
