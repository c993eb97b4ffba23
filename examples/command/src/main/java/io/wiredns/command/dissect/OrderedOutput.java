package io.wiredns.command.dissect;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Joins the parts of an output, which threads write at the same time, in the order of their
 * numbers. The part whose turn it is is written as it comes. The others wait in memory, at most
 * {@value #MOST_WAITING} octets each; a thread whose part is longer waits for its turn.
 */
final class OrderedOutput {
  /** The number of octets that are passed on at once when it is the part's turn. */
  private static final int PIECE = 1 << 16;

  private static final int MOST_WAITING = 1 << 20;

  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition turned = lock.newCondition();

  /** The number of the part that may be written; changed only while the lock is held. */
  private volatile long turn;

  private boolean aborted;

  OrderedOutput(OutputStream out) {
    this.out = out;
  }

  /** Thrown if the output was aborted by another thread. */
  static final class AbortedException extends IOException {
    private static final long serialVersionUID = 1L;

    AbortedException() {
      super("aborted");
    }
  }

  /** Waits until all parts before the given one are complete. */
  private void await(long part) throws AbortedException {
    if (turn == part) {
      return;
    }
    lock.lock();
    try {
      while (turn != part) {
        if (aborted) {
          throw new AbortedException();
        }
        turned.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void turn(boolean failed) {
    lock.lock();
    try {
      aborted |= failed;
      turn = failed ? -1 : turn + 1;
      turned.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The parts that one thread writes, one after the other. */
  final class Parts extends OutputStream {
    private byte[] octets = new byte[PIECE];
    private int length;
    private long part;

    /** Begins a part. */
    void begin(long number) {
      part = number;
      length = 0;
    }

    @Override
    public void write(int octet) throws IOException {
      makeRoom(1);
      octets[length++] = (byte) octet;
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
      int from = offset;
      int left = count;
      while (left > 0) {
        makeRoom(left);
        int copied = Math.min(left, octets.length - length);
        System.arraycopy(source, from, octets, length, copied);
        length += copied;
        from += copied;
        left -= copied;
      }
    }

    /** Makes room for at least one octet. */
    private void makeRoom(int wanted) throws IOException {
      if (wanted <= octets.length - length) {
        return;
      }
      if (turn != part && octets.length < MOST_WAITING) {
        octets = Arrays.copyOf(octets, Math.min(2 * octets.length, MOST_WAITING));
      } else if (length == octets.length || turn == part) {
        pass();
      }
    }

    private void pass() throws IOException {
      await(part);
      out.write(octets, 0, length);
      length = 0;
    }

    /** Ends the part, when all before it are complete. */
    void end() throws IOException {
      pass();
      turn(false);
    }

    /**
     * Ends the output: the parts before this one are still written, and threads that write later
     * ones get an exception.
     *
     * @return false if the output had been aborted already
     */
    boolean abort() {
      try {
        await(part);
      } catch (AbortedException already) {
        return false;
      }
      turn(true);
      return true;
    }
  }
}
