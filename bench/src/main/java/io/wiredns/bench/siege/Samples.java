package io.wiredns.bench.siege;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What a process holds, from time to time, and whether that grows. */
final class Samples {
  private static final double MORE_HEAP = 1.05;
  private static final long MORE_KIB = 1_024;
  private static final int MORE_DESCRIPTORS = 4;

  private final String name;
  private final long pid;
  private final List<Sample> all = new ArrayList<>();

  /** KiB of heap in use after a full collection, open descriptors, KiB of memory of the process. */
  private record Sample(int second, long heap, long descriptors, long resident) {}

  Samples(String name, long pid) {
    this.name = name;
    this.pid = pid;
  }

  /** Takes a sample. */
  void take(int second) throws IOException, InterruptedException {
    long heap = HeldResources.heap(pid);
    all.add(new Sample(second, heap, HeldResources.descriptors(pid), HeldResources.resident(pid)));
  }

  private static long median(List<Sample> samples, ToLongFunction<Sample> what) {
    long[] sorted = samples.stream().mapToLong(what).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private List<Sample> firstThird() {
    return all.subList(0, (all.size() + 2) / 3);
  }

  private List<Sample> lastThird() {
    return all.subList(all.size() - (all.size() + 2) / 3, all.size());
  }

  /** Returns what has grown from the first third of the time to the last. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (all.size() < 3) {
      faults.add(name + ": " + all.size() + " samples are too few");
      return faults;
    }
    long heap = median(firstThird(), Sample::heap);
    long lastHeap = median(lastThird(), Sample::heap);
    if (lastHeap > heap * MORE_HEAP + MORE_KIB) {
      faults.add(name + ": the heap has grown from " + heap + " to " + lastHeap + " KiB");
    }
    long open = median(firstThird(), Sample::descriptors);
    long lastOpen = median(lastThird(), Sample::descriptors);
    if (lastOpen > open + MORE_DESCRIPTORS) {
      faults.add(name + ": descriptors have grown from " + open + " to " + lastOpen);
    }
    return faults;
  }

  /** Returns a row of the table for each sample, and one of medians. */
  String table() {
    StringBuilder text = new StringBuilder();
    for (Sample sample : all) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-7s %5d s  heap %6.2f MiB  descriptors %4d  resident %5.1f MiB%n",
              name,
              sample.second,
              sample.heap / 1024.0,
              sample.descriptors,
              sample.resident / 1024.0));
    }
    if (!all.isEmpty()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-7s first third, last third (medians): heap %.2f, %.2f MiB; descriptors %d, %d;"
                  + " resident %.1f, %.1f MiB%n",
              name,
              median(firstThird(), Sample::heap) / 1024.0,
              median(lastThird(), Sample::heap) / 1024.0,
              median(firstThird(), Sample::descriptors),
              median(lastThird(), Sample::descriptors),
              median(firstThird(), Sample::resident) / 1024.0,
              median(lastThird(), Sample::resident) / 1024.0));
    }
    return text.toString();
  }
}
