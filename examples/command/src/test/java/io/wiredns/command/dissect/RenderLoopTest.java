package io.wiredns.command.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.command.input.MessageOrigin;
import io.wiredns.command.input.MessageSource;
import io.wiredns.command.line.InputException;
import io.wiredns.command.output.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders numbered messages with one thread and with several. */
class RenderLoopTest {
  private static final int MESSAGES = 20_000;

  /** A source of messages that are their own numbers, as text; it fails at a number. */
  private static final class Numbers implements MessageSource {
    private final long last;
    private final IOException failure;
    private long number;

    Numbers(long last, IOException failure) {
      this.last = last;
      this.failure = failure;
    }

    @Override
    public ByteBuffer next() throws IOException {
      if (number == last) {
        if (failure != null) {
          throw failure;
        }
        return null;
      }
      number++;
      return ByteBuffer.wrap(text(number));
    }

    @Override
    public long line() {
      return number;
    }
  }

  /** Copies messages, in lines as long as they say. */
  private static final class Copier implements MessageRenderer {
    private final OutputStream out;
    private final LongPredicate isGood;
    private final Set<Thread> threads;

    Copier(OutputStream out, LongPredicate isGood, Set<Thread> threads) {
      this.out = out;
      this.isGood = isGood;
      this.threads = threads;
    }

    @Override
    public boolean render(long number, ByteBuffer message, MessageOrigin origin)
        throws IOException {
      threads.add(Thread.currentThread());
      assertEquals("line " + number, origin.text());
      byte[] octets = new byte[message.remaining()];
      message.get(message.position(), octets);
      assertEquals(new String(text(number), StandardCharsets.US_ASCII), new String(octets));
      out.write(octets);
      return isGood.test(number);
    }

    @Override
    public void flush() {}
  }

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** Returns the text of a number; each thousandth is as long as a message can be. */
  private static byte[] text(long number) {
    byte[] digits = (number + "\n").getBytes(StandardCharsets.US_ASCII);
    if (number % 1000 != 0) {
      return digits;
    }
    byte[] padded = new byte[65_535];
    Arrays.fill(padded, (byte) '.');
    System.arraycopy(digits, 0, padded, padded.length - digits.length, digits.length);
    return padded;
  }

  private static byte[] texts(long from, long to) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (long number = from; number <= to; number++) {
      all.writeBytes(text(number));
    }
    return all.toByteArray();
  }

  private boolean run(Numbers source, OutputStream out, LongPredicate isGood, int count)
      throws IOException, InputException {
    Progress progress = Progress.onTerminal(() -> 0);
    return new RenderLoop(source, progress, out, to -> new Copier(to, isGood, threads)).run(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void theOutputIsInTheOrderOfTheInput(int count) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(run(new Numbers(MESSAGES, null), out, number -> true, count));
    assertTrue(threads.size() <= count);
    assertTrue(Arrays.equals(texts(1, MESSAGES), out.toByteArray()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void oneMalformedMessageIsEnough(int count) throws Exception {
    OutputStream out = OutputStream.nullOutputStream();
    assertFalse(run(new Numbers(MESSAGES, null), out, number -> number != 11_111, count));
  }

  @Test
  void fewMessagesNeedNoThread() throws Exception {
    assertTrue(run(new Numbers(10, null), OutputStream.nullOutputStream(), n -> true, 4));
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void whatWasReadBeforeAFailureIsWritten(int count) {
    IOException failure = new IOException("damaged");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Numbers source = new Numbers(12_345, failure);
    assertEquals(
        failure, assertThrows(IOException.class, () -> run(source, out, number -> true, count)));
    assertTrue(Arrays.equals(texts(1, 12_345), out.toByteArray()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aFailureOfTheOutputEndsTheReading(int count) {
    IOException failure = new IOException("full");
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] octets, int from, int length) {
            if (size() > 100_000) {
              throw new UncheckedFailure(failure);
            }
            super.write(octets, from, length);
          }
        };
    Numbers source = new Numbers(Long.MAX_VALUE, new IOException("not reached"));
    UncheckedFailure thrown =
        assertThrows(UncheckedFailure.class, () -> run(source, out, number -> true, count));
    assertEquals(failure, thrown.getCause());
    byte[] written = out.toByteArray();
    assertTrue(Arrays.equals(Arrays.copyOf(texts(1, MESSAGES), written.length), written));
  }

  private static final class UncheckedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncheckedFailure(IOException failure) {
      super(failure);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aFailureOfARendererComesAfterTheOutputBeforeIt(int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LongPredicate failing =
        number -> {
          if (number == 7_000) {
            throw new IllegalStateException("a renderer that fails");
          }
          return true;
        };
    assertThrows(
        IllegalStateException.class, () -> run(new Numbers(MESSAGES, null), out, failing, count));
    byte[] written = out.toByteArray();
    assertTrue(written.length >= texts(1, 6_000).length);
    assertTrue(Arrays.equals(Arrays.copyOf(texts(1, MESSAGES), written.length), written));
  }

  @Test
  void aPartThatWaitsIsBounded() throws Exception {
    // Each batch is as long as a hundred pieces; only the first is written at once.
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OrderedOutput ordered = new OrderedOutput(out);
    OrderedOutput.Parts first = ordered.new Parts();
    OrderedOutput.Parts second = ordered.new Parts();
    first.begin(0);
    second.begin(1);
    byte[] megabytes = new byte[8 << 20];
    Arrays.fill(megabytes, (byte) 2);
    Thread writer =
        new Thread(
            () -> {
              try {
                second.write(megabytes);
                second.end();
              } catch (IOException impossible) {
                throw new AssertionError(impossible);
              }
            });
    writer.start();
    while (writer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(0, out.size());
    first.write(1);
    first.end();
    writer.join();
    assertEquals(megabytes.length + 1, out.size());
    assertEquals(1, out.toByteArray()[0]);
  }
}
