package io.wiredns.inspect.fuzz;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Agreement;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessagePatch;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.NotifyBuilder;
import io.wiredns.codec.message.QuestionView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.UpdateBuilder;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireName;
import io.wiredns.stateful.DsoMessage;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The invariants of all public methods, called in any order: only documented exceptions are thrown;
 * a call that fails does not change its object and buffers; a view and its message agree; and a
 * strict parser accepts each message that a builder builds.
 *
 * <p>The input consists of the number of octets that choose calls, these octets, and the message.
 */
final class Invariants {
  private static final int CALLS = 60;

  /** Types whose values are valid only as long as their view shows the message. */
  private static final Set<Class<?>> WINDOWS = Set.of(RecordView.class, WireName.class);

  private static final Set<String> READING =
      Set.of("wrap", "tryWrap", "wrapTolerant", "parse", "parseTolerant", "peek", "classify");

  /** The types on which most calls of a run are made. */
  private static final List<Class<?>> STATEFUL =
      List.of(
          MessageView.class,
          QuestionView.class,
          RecordView.class,
          MessageWriter.class,
          MessageBuilder.class,
          Message.class,
          UpdateBuilder.class,
          NotifyBuilder.class,
          MessagePatch.class,
          DsoMessage.class,
          TsigServer.class,
          TsigClient.class,
          ResponseClassifier.class);

  private static final List<Executable> FREQUENT =
      Calls.ALL.stream().filter(call -> STATEFUL.contains(call.getDeclaringClass())).toList();

  private final Calls.Octets octets;
  private final Calls calls;

  /** The calls so far, for the message of a failure. */
  private final List<String> trace = new ArrayList<>();

  private Invariants(byte[] input) {
    int length = input.length == 0 ? 0 : Math.min(input.length - 1, input[0] & 0xFF);
    octets = new Calls.Octets(Arrays.copyOfRange(input, Math.min(1, input.length), 1 + length));
    calls = new Calls(octets);
    byte[] message = Arrays.copyOfRange(input, Math.min(1 + length, input.length), input.length);
    calls.message(message);
    fill(message);
  }

  /**
   * Makes the calls that the octets choose; throws an AssertionError if an invariant does not hold.
   */
  static void check(byte[] input) {
    new Invariants(input).run();
  }

  private void fill(byte[] message) {
    MessageView strict = new MessageView();
    MessageView tolerant = new MessageView();
    strict.tryWrap(ByteBuffer.wrap(message));
    tolerant.wrapTolerant(ByteBuffer.wrap(message));
    QuestionView question = new QuestionView();
    question.tryWrap(ByteBuffer.wrap(message));
    TsigKey key = TsigKey.of(Name.of("key.test"), TsigAlgorithm.HMAC_SHA256, new byte[32]);
    List<Object> all =
        new ArrayList<>(
            List.of(
                new MessageView(),
                strict,
                tolerant,
                new QuestionView(),
                question,
                new MessageWriter(),
                new MessageWriter(),
                Message.builder(),
                Message.query(1, Name.of("example"), RecordType.A),
                Message.update(Name.of("example")),
                Message.notify(Name.of("example")),
                new TsigServer(TsigKeyRing.of(key)),
                new TsigClient(key),
                new ResponseClassifier(),
                Name.of("www.example"),
                RecordType.A,
                io.wiredns.codec.code.RecordClass.IN,
                new A(1),
                new Opt(List.of()),
                key,
                io.wiredns.codec.wire.Octets.fromHex("c00c01")));
    all.forEach(calls::keep);
    Message.parseTolerant(ByteBuffer.wrap(message))
        .message()
        .ifPresent(
            read -> {
              calls.keep(read);
              calls.keep(read.toBuilder());
              calls.keep(read.questions());
              calls.keep(read.answers());
              calls.keep(read.authorities());
              calls.keep(read.additionals());
              calls.keep(read.edns());
              read.edns().ifPresent(edns -> calls.keep(edns.options()));
            });
  }

  private void run() {
    for (int i = 0; i < CALLS && octets.hasMore(); i++) {
      List<Executable> from = octets.next(4) == 0 ? Calls.ALL : FREQUENT;
      Executable call = from.get(octets.next(from.size()));
      boolean free = !(call instanceof Method) || Modifier.isStatic(call.getModifiers());
      Object receiver = free ? null : calls.of(call.getDeclaringClass());
      if (free || receiver != null) {
        call(call, receiver);
      }
    }
  }

  private void call(Executable call, Object receiver) {
    Object[] arguments = calls.arguments(call);
    trace.add(call + " " + Arrays.toString(types(arguments)));
    String before = observe(receiver);
    List<String> buffers = buffers(arguments);
    if (call.getName().equals("wrap") || call.getName().equals("tryWrap")) {
      calls.forget(WINDOWS);
    } else if (call.getName().equals("wrapTolerant")) {
      calls.forget(WINDOWS);
    }
    try {
      Object result = Calls.call(call, receiver, arguments);
      if (READING.contains(call.getName())) {
        same(buffers, buffers(arguments), "a buffer that was read has changed");
      }
      if (receiver instanceof MessageView view && view.hasHeader() && view.fault() == null) {
        agree(view);
      }
      if (result instanceof Message message && call.getName().equals("build")) {
        written(message);
      }
      if (!calls.nulls) { // null arguments of constructors are tested elsewhere
        calls.keep(result);
      }
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      if (!isDocumented(call, cause, arguments)) {
        throw failed("an exception that is not documented", cause);
      }
      same(buffers, buffers(arguments), "a refused call has changed a buffer");
      if (!(cause instanceof WireFormatException) && !(receiver instanceof TsigClient)) {
        same(before, observe(receiver), "a refused call has changed its object");
      }
    } catch (ReflectiveOperationException impossible) {
      throw failed("a call that cannot be made", impossible);
    }
  }

  private AssertionError failed(String why, Throwable cause) {
    return new AssertionError(why + " by\n" + String.join("\n", trace), cause);
  }

  private void same(Object before, Object after, String why) {
    if (!before.equals(after)) {
      throw failed(why + ": " + before + " was, " + after + " is", null);
    }
  }

  private static String[] types(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(
            value ->
                value == null
                    ? "null"
                    : value instanceof Number || value instanceof Boolean
                        ? value.toString()
                        : value instanceof ByteBuffer || value instanceof List
                            ? value.toString().substring(0, Math.min(99, value.toString().length()))
                            : value.getClass().getSimpleName())
        .toArray(String[]::new);
  }

  private boolean isDocumented(Executable call, Throwable thrown, Object[] arguments) {
    if (thrown instanceof NullPointerException) {
      return calls.nulls;
    }
    boolean buffer = Arrays.stream(arguments).anyMatch(ByteBuffer.class::isInstance);
    boolean array = Arrays.stream(arguments).anyMatch(byte[].class::isInstance);
    return thrown instanceof IllegalArgumentException
        || thrown.getClass() == IllegalStateException.class
        || thrown.getClass() == IndexOutOfBoundsException.class
        || (array || call.getDeclaringClass() == io.wiredns.codec.wire.Octets.class)
            && thrown instanceof ArrayIndexOutOfBoundsException
        || (buffer || call.getName().equals("toWire")) && thrown instanceof BufferOverflowException
        || buffer && thrown instanceof ReadOnlyBufferException
        || Arrays.stream(call.getExceptionTypes()).anyMatch(type -> type.isInstance(thrown));
  }

  private static List<String> buffers(Object[] arguments) {
    return Arrays.stream(arguments)
        .filter(ByteBuffer.class::isInstance)
        .map(ByteBuffer.class::cast)
        .map(buffer -> buffer + " " + buffer.order())
        .toList();
  }

  private void agree(MessageView view) {
    try {
      Agreement.check(view);
    } catch (AssertionError differ) {
      throw failed("view and message differ", differ);
    }
  }

  /**
   * Checks that a built message can be written and read again, unless it has malformed data from
   * parsing.
   */
  private void written(Message message) {
    ByteBuffer out = ByteBuffer.allocate(65_535);
    try {
      if (!new MessageWriter().write(message, out)) {
        return;
      }
    } catch (IllegalArgumentException refused) {
      if (refused.getMessage().contains("malformed")) {
        return;
      }
      throw failed("a message that was built is refused", refused);
    }
    try {
      Message read = Message.parse(out.flip());
      if (read.opcode().equals(Opcode.DSO) && read.header().questionCount() == 0) {
        DsoMessage.of(read).toMessage();
      }
    } catch (WireFormatException malformed) {
      if (!malformed.fault().name().startsWith("DSO_")) {
        throw failed("what a writer wrote is malformed", malformed);
      }
    }
  }

  /** Returns a description of the state of an object that has one. */
  private static String observe(Object object) {
    if (object instanceof MessageView view) {
      return view.fault()
          + said(view::length)
          + said(view::header)
          + said(view::rcode)
          + said(() -> view.toMessageTolerant(new ArrayList<>()))
          + said(() -> view.toMessage().equals(view.toMessage()));
    } else if (object instanceof QuestionView view) {
      return view.fault() + said(view::header) + said(view::name) + said(view::typeValue);
    } else if (object instanceof MessageWriter writer) {
      return said(writer::length);
    } else if (object instanceof MessageBuilder builder) {
      return said(builder::build) + said(() -> builder.build().additionals());
    } else if (object instanceof UpdateBuilder builder) {
      return said(builder::build) + builder.prerequisiteCount() + builder.changeCount();
    } else if (object instanceof NotifyBuilder builder) {
      return said(builder::build);
    } else if (object instanceof TsigServer server) {
      return said(server::mac) + said(server::signatureOctets);
    }
    return "";
  }

  private static String said(Callable<Object> question) {
    try {
      return question.call() + ";";
    } catch (Exception refused) {
      return refused + ";";
    }
  }
}
