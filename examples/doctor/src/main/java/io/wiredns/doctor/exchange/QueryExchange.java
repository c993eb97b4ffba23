package io.wiredns.doctor.exchange;

import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigResult;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Asks servers one query and keeps all that was sent and seen. It waits in the calling thread, and
 * does what a person at the command line does with dig: it believes the first response that has the
 * ID and question of the query and comes from the server, even if that is malformed or not signed
 * as required, and says so. A program uses {@link io.wiredns.core.client.DnsClient} instead.
 */
public final class QueryExchange {
  /** The most attempts for one query, which prevents endless negotiation. */
  private static final int MOST_ATTEMPTS = 1_000;

  private final QueryPlan plan;
  private final List<ExchangeAttempt> attempts = new ArrayList<>();
  private ExchangeAttempt accepted;

  /** The time of the first query. */
  private long begin;

  public QueryExchange(QueryPlan plan) {
    this.plan = plan;
  }

  /** Asks; returns what was found, also if that is nothing. */
  public Exchanged run() throws IOException {
    List<Side> sides = new ArrayList<>();
    try {
      for (InetSocketAddress server : plan.servers()) {
        sides.add(new Side(server));
      }
      for (int round = 0; round < plan.tries() && accepted == null; round++) {
        ask(sides);
      }
      // What a server that stays silent over UDP is asked for in the end, in another way.
      for (boolean left = true; left && accepted == null; ) {
        left = false;
        for (Side side : sides) {
          left |= accepted == null && side.escalate();
        }
      }
    } finally {
      for (Side side : sides) {
        side.close();
      }
    }
    return exchanged(Duration.ofNanos(System.nanoTime() - begin));
  }

  private void ask(List<Side> sides) throws IOException {
    for (Side side : sides) {
      if (accepted == null && !side.done) {
        side.ask();
      }
    }
  }

  private Exchanged exchanged(Duration whole) {
    ExchangeAttempt shown = accepted;
    for (int i = attempts.size() - 1; i >= 0 && shown == null; i--) {
      shown = attempts.get(i).response == null ? null : attempts.get(i);
    }
    return new Exchanged(
        plan,
        List.copyOf(attempts),
        shown,
        accepted != null && accepted.result == ExchangeAttempt.Result.RESPONSE,
        whole);
  }

  /** One server: how it is asked next. */
  private final class Side implements Closeable {
    private final InetSocketAddress server;
    private final Set<NextStep.Action> taken = EnumSet.noneOf(NextStep.Action.class);
    private final List<String> changes = new ArrayList<>();
    private Message query = plan.query();
    private TsigKey key = plan.key();
    private boolean tcp = plan.tcp();
    private UdpLink link;
    private byte[] sent;
    private TsigClient signer;
    private ExchangeAttempt last;

    /** Whether this server is not asked again. */
    private boolean done;

    Side(InetSocketAddress server) {
      this.server = server;
    }

    /** Asks until there is a response that leads to no further query, or none. */
    void ask() throws IOException {
      boolean changed = true;
      while (changed && !done && attempts.size() < MOST_ATTEMPTS) {
        ExchangeAttempt attempt = tcp ? overTcp() : overUdp();
        changed = attempt.response != null && judge(attempt);
      }
    }

    /** Asks a silent server in another way; returns whether there was one. */
    boolean escalate() throws IOException {
      if (done || tcp || !plan.rules().changesQuery()) {
        return false;
      }
      NextStep step = NextStep.afterTimeout(last.properties().again());
      if (!apply(step)) {
        done = true;
        return false;
      }
      last.step = step.action();
      ask();
      return true;
    }

    /** Decides about a response; returns whether the server is asked in another way at once. */
    private boolean judge(ExchangeAttempt attempt) {
      if (attempt.result == ExchangeAttempt.Result.MALFORMED) {
        done = true;
        return false;
      }
      NextStep step = attempt.next();
      if (taken.contains(step.action())) {
        step = NextStep.after(attempt.outcome, attempt.properties().again());
      }
      boolean hasNext = plan.servers().indexOf(server) < plan.servers().size() - 1;
      if (attempt.outcome.kind() == Outcome.Kind.ERROR
          && attempt.outcome.label().equals("SERVFAIL")
          && plan.rules().nextAfterServfail()
          && hasNext) {
        attempt.step = NextStep.Action.ANOTHER_SERVER;
        done = true;
        return false;
      }
      if (!allowed(step.action(), attempt) || taken.contains(step.action()) || !apply(step)) {
        accept(attempt);
        return false;
      }
      taken.add(step.action());
      attempt.step = step.action();
      return true;
    }

    private void accept(ExchangeAttempt attempt) {
      accepted = attempt;
      if (key != null && !attempt.isVerified && attempt.signature == null) {
        // Truncated, or BADCOOKIE, which would have led to another query by other rules.
        attempt.signature = new TsigResult.Unsigned();
        attempt.result = ExchangeAttempt.Result.UNVERIFIED;
      }
    }

    private boolean allowed(NextStep.Action action, ExchangeAttempt attempt) {
      QueryPlan.Rules rules = plan.rules();
      if (!rules.changesQuery()) {
        return false;
      }
      if (attempt.result == ExchangeAttempt.Result.UNVERIFIED) {
        return action == NextStep.Action.ASK_WITH_LONGER_MAC;
      }
      return switch (action) {
        case ASK_OVER_TCP ->
            attempt.outcome.kind() == Outcome.Kind.BADCOOKIE
                ? rules.repeatsBadCookie()
                : rules.followsTruncation();
        case ASK_WITH_VERSION -> rules.negotiatesVersion();
        case ASK_WITH_COOKIE -> rules.repeatsBadCookie() && attempt.query.edns().isPresent();
        case ASK_WITHOUT_EDNS, ASK_WITHOUT_OPTIONS, ASK_WITH_LONGER_MAC -> true;
        default -> false;
      };
    }

    /** Changes the next query according to a step; returns false if the step changes nothing. */
    private boolean apply(NextStep step) {
      switch (step.action()) {
        case ASK_OVER_TCP -> tcp = true;
        case ASK_WITHOUT_EDNS -> change(query.toBuilder().withoutEdns().build(), "without EDNS");
        case ASK_WITHOUT_OPTIONS ->
            edns("without EDNS options", edns -> edns.withOptions(List.of()));
        case ASK_WITH_SIZE -> {
          int size = (int) step.number().orElseThrow();
          edns("for at most " + size + " octets", edns -> edns.withUdpPayloadSize(size));
        }
        case ASK_WITH_VERSION -> {
          int version = (int) step.number().orElseThrow();
          edns("with EDNS version " + version, edns -> edns.withVersion(version));
        }
        case ASK_WITH_COOKIE ->
            edns(
                "with the server's cookie",
                edns -> {
                  List<EdnsOption> options = new ArrayList<>(edns.options());
                  options.replaceAll(
                      option ->
                          option instanceof Cookie cookie
                              ? cookie.withServer(step.cookie().orElseThrow())
                              : option);
                  return edns.withOptions(options);
                });
        case ASK_WITH_LONGER_MAC -> {
          key = key.withMacOctets(key.algorithm().macOctets());
          change(query, "with the whole MAC");
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    private void edns(String words, UnaryOperator<Edns> change) {
      Edns edns = change.apply(query.edns().orElseThrow());
      change(query.toBuilder().edns(edns).build(), words);
    }

    private void change(Message changed, String words) {
      query = changed;
      changes.add(words);
      close();
      sent = null;
    }

    private ExchangeAttempt begin(Transport transport) {
      boolean again = sent != null;
      if (!again) {
        sent = query.toWire();
        signer = key == null ? null : new TsigClient(key);
        if (signer != null) {
          sent = signer.sign(sent, Instant.now());
        }
      }
      ExchangeAttempt attempt = new ExchangeAttempt(server, transport, query, sent, changes, again);
      attempts.add(attempt);
      last = attempt;
      return attempt;
    }

    private ExchangeAttempt overUdp() {
      ExchangeAttempt attempt = begin(Transport.UDP);
      ReplyJudge judge = new ReplyJudge(attempt, signer);
      long start = 0;
      try {
        link = link == null ? new UdpLink(server, plan.local()) : link;
        start = started();
        link.send(sent);
        link.receive(start + plan.timeout().toNanos(), judge::isResponse);
      } catch (SocketTimeoutException silence) {
        attempt.result = ExchangeAttempt.Result.SILENT;
      } catch (IOException failure) {
        attempt.result = ExchangeAttempt.Result.UNREACHABLE;
        attempt.failure = failure;
        done = true;
      }
      attempt.elapsed = Duration.ofNanos(System.nanoTime() - (start == 0 ? started() : start));
      return attempt;
    }

    /** Returns the time, which is that of the first query if there was none before. */
    private long started() {
      long now = System.nanoTime();
      begin = begin == 0 ? now : begin;
      return now;
    }

    private ExchangeAttempt overTcp() {
      sent = null; // A new connection: the response to an earlier signature cannot arrive on it.
      ExchangeAttempt attempt = begin(Transport.TCP);
      ReplyJudge judge = new ReplyJudge(attempt, signer);
      long start = started();
      boolean isConnected = false;
      try (Socket socket = new Socket()) {
        if (plan.local() != null) {
          socket.bind(plan.local());
        }
        socket.connect(server, millis(start));
        isConnected = true;
        socket.getOutputStream().write(frame(sent));
        receive(socket, start, attempt, judge);
      } catch (SocketTimeoutException silence) {
        attempt.result = ExchangeAttempt.Result.SILENT;
        attempt.failure = isConnected ? null : silence;
      } catch (IOException failure) {
        attempt.failure = failure;
        attempt.result =
            isConnected
                ? ExchangeAttempt.Result.CONNECTION_LOST
                : ExchangeAttempt.Result.UNREACHABLE;
        done = true;
      }
      attempt.elapsed = Duration.ofNanos(System.nanoTime() - start);
      return attempt;
    }

    private void receive(Socket socket, long start, ExchangeAttempt attempt, ReplyJudge judge)
        throws IOException {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] message;
      do {
        attempt.received = 0;
        attempt.expected = -1;
        byte[] prefix = new byte[2];
        fill(socket, in, prefix, start, attempt);
        message = new byte[(prefix[0] & 0xFF) << 8 | prefix[1] & 0xFF];
        attempt.received = 0;
        attempt.expected = message.length;
        fill(socket, in, message, start, attempt);
      } while (!judge.isResponse(message, server));
    }

    private void fill(
        Socket socket, DataInputStream in, byte[] octets, long start, ExchangeAttempt attempt)
        throws IOException {
      for (int at = 0; at < octets.length; ) {
        socket.setSoTimeout(millis(start));
        int count = in.read(octets, at, octets.length - at);
        if (count < 0) {
          throw new EOFException();
        }
        at += count;
        attempt.received = at;
      }
    }

    /** Returns the time that is left of the timeout, at least one millisecond. */
    private int millis(long start) throws SocketTimeoutException {
      long left = plan.timeout().toNanos() - (System.nanoTime() - start);
      if (left <= 0) {
        throw new SocketTimeoutException();
      }
      return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }

    @Override
    public void close() {
      if (link != null) {
        try {
          link.close();
        } catch (IOException ignored) {
          // Nothing more is read from it.
        }
        link = null;
      }
    }
  }

  private static byte[] frame(byte[] message) {
    byte[] frame = new byte[2 + message.length];
    frame[0] = (byte) (message.length >>> 8);
    frame[1] = (byte) message.length;
    System.arraycopy(message, 0, frame, 2, message.length);
    return frame;
  }
}
