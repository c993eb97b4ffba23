package io.wiredns.command.dissect;

import io.wiredns.command.input.MessageSource;
import io.wiredns.command.line.InputException;
import io.wiredns.command.output.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads messages in batches, renders the batches with several threads, and writes them in the order
 * of the input. Each thread takes turns with the others in reading a batch, renders it into memory
 * with a renderer of its own, and writes it when the batches before it are written. The memory in
 * use depends on the number of threads, and not on the input. With one thread everything is done by
 * the caller, and the output of a batch is written in pieces while it is rendered.
 */
final class RenderLoop {
  /**
   * The maximum number of threads. Reading, which only one of them does at a time, is about a tenth
   * of the work.
   */
  private static final int MOST_THREADS = 8;

  /**
   * The heap for each thread: the tree of the longest message needs several MiB, its batch and its
   * text less than two.
   */
  private static final long OCTETS_OF_A_THREAD = 16 << 20;

  private final MessageSource source;
  private final Progress progress;
  private final OrderedOutput output;
  private final Function<OutputStream, MessageRenderer> renderers;

  /** Guards the source and the fields below. */
  private final Object reading = new Object();

  private long batches;
  private long messages;
  private boolean ended;
  private boolean malformed;
  private Throwable failure;

  /**
   * Creates a loop.
   *
   * @param source the messages
   * @param progress counts them
   * @param output receives what is rendered
   * @param renderers creates a renderer for each thread, which writes to the given stream
   */
  RenderLoop(
      MessageSource source,
      Progress progress,
      OutputStream output,
      Function<OutputStream, MessageRenderer> renderers) {
    this.source = source;
    this.progress = progress;
    this.output = new OrderedOutput(output);
    this.renderers = renderers;
  }

  /**
   * Returns the number of threads that this machine can run at the same time, within reason, and
   * for whose messages the heap has room.
   */
  static int threads() {
    Runtime runtime = Runtime.getRuntime();
    long fitting = Math.max(1, runtime.maxMemory() / OCTETS_OF_A_THREAD);
    return (int) Math.min(fitting, Math.min(runtime.availableProcessors(), MOST_THREADS));
  }

  /**
   * Renders all messages. If the input or the output fails, everything before the failure is
   * written first.
   *
   * @param threads the number of threads to use if there is more than one batch
   * @return whether all messages are well-formed
   */
  boolean run(int threads) throws IOException, InputException {
    List<Thread> helpers = new ArrayList<>();
    Worker own = new Worker();
    own.batch();
    for (int i = 1; i < threads && !hasEnded(); i++) {
      Thread helper = new Thread(new Worker()::batches, "wiredns-render-" + i);
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
    own.batches();
    for (Thread helper : helpers) {
      join(helper);
    }
    if (failure instanceof IOException ofStream) {
      throw ofStream;
    } else if (failure instanceof InputException ofInput) {
      throw ofInput;
    } else if (failure instanceof RuntimeException unexpected) {
      throw unexpected;
    } else if (failure instanceof Error error) {
      throw error;
    }
    return !malformed;
  }

  private static void join(Thread helper) throws InterruptedIOException {
    try {
      helper.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private boolean hasEnded() {
    synchronized (reading) {
      return ended;
    }
  }

  /** Records the first failure; those of later batches are consequences of it. */
  private void fail(Throwable reason) {
    synchronized (reading) {
      ended = true;
      // The failure to write a batch comes before the failure to read the one after it.
      failure = reason;
    }
  }

  private final class Worker {
    private final MessageBatch batch = new MessageBatch();
    private final OrderedOutput.Parts part = output.new Parts();
    private final MessageRenderer renderer = renderers.apply(part);

    void batches() {
      while (batch()) {
        // The method did the work.
      }
    }

    /** Reads, renders and writes a batch; returns false if there is none. */
    boolean batch() {
      synchronized (reading) {
        if (ended) {
          return false;
        }
        part.begin(batches++);
        fill();
      }
      try {
        boolean good = batch.render(renderer);
        part.end();
        if (!good) {
          synchronized (reading) {
            malformed = true;
          }
        }
        return true;
      } catch (IOException | RuntimeException | Error reason) {
        if (part.abort()) {
          fail(reason);
        }
        return false;
      }
    }

    private void fill() {
      batch.clear(messages + 1);
      try {
        while (!batch.isFull()) {
          ByteBuffer message = source.next();
          if (message == null) {
            ended = true;
            return;
          }
          batch.add(message, source);
          messages++;
          progress.message();
        }
      } catch (IOException | InputException | RuntimeException | Error reason) {
        // Thrown by run after the messages before the failure have been written.
        fail(reason);
      }
    }
  }
}
