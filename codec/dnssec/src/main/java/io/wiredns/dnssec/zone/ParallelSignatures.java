package io.wiredns.dnssec.zone;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Verifies the signatures of a zone on several threads, which nearly all of the time of a check is
 * needed for. Owners are handed over in batches; as many batches wait as keep all threads busy, and
 * the results are merged in the order of the owners, so that they do not depend on the threads.
 */
final class ParallelSignatures implements AutoCloseable {
  private static final int BATCH_OWNERS = 32;
  private static final int BATCHES_PER_THREAD = 4;

  /** An owner and its standing. */
  private record Task(OwnerRecords owner, Standing standing) {}

  /** What was found in a batch. */
  private record Outcome(FindingList findings, SignatureTally tally) {}

  private final SignatureChecks checks;
  private final Instant soon;
  private final int threads;
  private final ExecutorService executor;
  private final Deque<Future<Outcome>> running = new ArrayDeque<>();
  private final FindingList findings;
  private final SignatureTally tally;
  private List<Task> batch = new ArrayList<>();

  ParallelSignatures(SignatureChecks checks, Instant soon, int threads, FindingList findings) {
    this.checks = checks;
    this.soon = soon;
    this.threads = threads;
    this.findings = findings;
    this.tally = new SignatureTally(soon);
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "wiredns-signatures");
              thread.setDaemon(true);
              return thread;
            });
  }

  void add(OwnerRecords owner, Standing standing) {
    batch.add(new Task(owner, standing));
    if (batch.size() == BATCH_OWNERS) {
      submit();
    }
  }

  private void submit() {
    List<Task> full = batch;
    batch = new ArrayList<>(BATCH_OWNERS);
    running.add(executor.submit(() -> check(full)));
    if (running.size() > threads * BATCHES_PER_THREAD) {
      merge();
    }
  }

  private Outcome check(List<Task> tasks) {
    Outcome outcome = new Outcome(new FindingList(), new SignatureTally(soon));
    for (Task task : tasks) {
      checks.check(task.owner(), task.standing(), outcome.findings(), outcome.tally());
    }
    return outcome;
  }

  private void merge() {
    try {
      Outcome outcome = running.removeFirst().get();
      outcome.findings().sorted().forEach(findings::add);
      tally.add(outcome.tally());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while signatures were verified", interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a signature could not be checked", failure.getCause());
    }
  }

  /** Waits for all signatures, and returns what they have in common. */
  SignatureTally end() {
    submit();
    while (!running.isEmpty()) {
      merge();
    }
    return tally;
  }

  /** Stops the threads. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
