package io.wiredns.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The plans of measurement: all benchmarks, a quick selection, or those of the guard. */
final class Plans {
  private static final String MIXED = "mixed";
  private static final String ZONES = "ReadZone";
  private static final String FEW_RECORDS = "10000";
  private static final List<String> FEW = List.of("query", "large");
  private static final int QUICK_WARMUPS = 4;
  private static final int GUARD_WARMUPS = 6;
  private static final String NAMES = "(NameEquals|NameHash|NameCompare)";
  private static final String PARSE_AND_ENCODE = "(Parse|Encode)";
  private static final String READ_AND_WRITE = "(View|ReadAll|Parse|Encode)";
  private static final String BY_BUFFER =
      "(View|ReadAll|Parse|ParseOnce|Encode|ReadQuestion|PatchHeader|PatchTtls|PatchTtlsOnce)";
  private static final String JAVA = "(wiredns|dnsjava|netty|minidns)";
  private static final List<String> OTHERS =
      MessageSets.NAMES.stream().filter(set -> !set.equals(MIXED)).toList();

  private Plans() {}

  private static ChainedOptionsBuilder plan(String works, String libraries) {
    return new OptionsBuilder()
        .include("^io\\.wiredns\\.bench\\." + works + "\\." + libraries + "$")
        .addProfiler(WorkerAllocation.class)
        .shouldFailOnError(true);
  }

  private static ChainedOptionsBuilder plan(
      String works, String libraries, List<String> sets, String... buffers) {
    ChainedOptionsBuilder plan = plan(works, libraries).param("set", sets.toArray(new String[0]));
    return buffers.length == 0 ? plan : plan.param("buffer", buffers);
  }

  /** Returns the benchmarks of all works, sets and libraries, with a few records of zones. */
  static List<ChainedOptionsBuilder> full() {
    List<ChainedOptionsBuilder> plans = new ArrayList<>();
    plans.add(plan(BY_BUFFER, JAVA, MessageSets.NAMES, "heap", "direct"));
    plans.add(plan("(View|ReadQuestion)", Result.FLOOR, MessageSets.NAMES, "heap"));
    plans.add(plan("ReadFrames", "wiredns"));
    plans.add(plan(NAMES, JAVA));
    for (String kind : SizedMessages.KINDS) {
      plans.add(plan(READ_AND_WRITE, "wiredns", SizedMessages.sets(kind), "heap").forks(1));
    }
    plans.add(plan(READ_AND_WRITE, "wiredns", List.of(MIXED), "heap").threads(2));
    plans.add(zones(FEW_RECORDS));
    return plans;
  }

  /** Returns the benchmarks of {@link #full}, as short as those of {@link #quick}. */
  static List<ChainedOptionsBuilder> whole() {
    return quickly(QUICK_WARMUPS, full().toArray(ChainedOptionsBuilder[]::new));
  }

  /** Returns the benchmarks of zone files only. */
  static ChainedOptionsBuilder zones(String records) {
    return plan(ZONES, "[a-z]+").param("records", records);
  }

  /**
   * Returns mixed traffic with all libraries, the other sets with the fastest peer and heap
   * buffers, a few sizes, and no zones.
   */
  static List<ChainedOptionsBuilder> quick() {
    List<String> sizes =
        SizedMessages.KINDS.stream().flatMap(kind -> few(SizedMessages.sets(kind))).toList();
    return quickly(
        QUICK_WARMUPS,
        plan(READ_AND_WRITE, "wiredns", List.of(MIXED), "heap", "direct"),
        plan("ParseOnce", "wiredns", List.of(MIXED), "heap"),
        plan(
            "(ReadQuestion|PatchHeader|PatchTtls|PatchTtlsOnce)",
            "wiredns",
            List.of(MIXED, "query"),
            "heap"),
        plan(PARSE_AND_ENCODE, "dnsjava", List.of(MIXED), "heap", "direct"),
        plan(PARSE_AND_ENCODE, "(netty|minidns)", List.of(MIXED), "heap"),
        plan("ReadQuestion", Result.FLOOR, List.of(MIXED, "query"), "heap"),
        plan("View", Result.FLOOR, MessageSets.NAMES, "heap"),
        plan(READ_AND_WRITE, "(wiredns|dnsjava)", OTHERS, "heap"),
        plan("ReadFrames", "wiredns", List.of(MIXED)),
        plan(NAMES, "(wiredns|dnsjava)"),
        plan("(View|Parse)", "wiredns", sizes, "heap"),
        plan("(View|Parse)", "wiredns", List.of(MIXED), "heap").threads(2));
  }

  private static Stream<String> few(List<String> sizes) {
    return Stream.of(sizes.get(1), sizes.get(sizes.size() - 1));
  }

  /** Returns the works of the guard: every API at least once, and dnsjava's equivalent. */
  static List<ChainedOptionsBuilder> guard() {
    return quickly(
        GUARD_WARMUPS,
        Stream.concat(
                guarded("(wiredns|dnsjava)"),
                Stream.of(
                    plan(PARSE_AND_ENCODE, "dnsjava", List.of(MIXED), "heap", "direct"),
                    plan(PARSE_AND_ENCODE, "dnsjava", FEW, "heap")))
            .toArray(ChainedOptionsBuilder[]::new));
  }

  /**
   * Returns the WireDNS works of the guard, to count allocation. They run without escape analysis,
   * which makes the count equal on every machine, because the number of allocations that C2 removes
   * depends on what it inlines.
   */
  static List<ChainedOptionsBuilder> allocations() {
    return guarded("wiredns")
        .map(
            plan ->
                plan.forks(1)
                    .jvmArgsPrepend("-XX:-DoEscapeAnalysis")
                    .warmupIterations(2)
                    .warmupTime(TimeValue.milliseconds(200))
                    .measurementIterations(2)
                    .measurementTime(TimeValue.milliseconds(500)))
        .toList();
  }

  private static Stream<ChainedOptionsBuilder> guarded(String namesOf) {
    return Stream.of(
        plan(BY_BUFFER, "wiredns", List.of(MIXED), "heap"),
        plan(READ_AND_WRITE, "wiredns", List.of(MIXED), "direct"),
        plan(READ_AND_WRITE, "wiredns", FEW, "heap"),
        plan("ReadFrames", "wiredns", List.of(MIXED)),
        plan(NAMES, namesOf));
  }

  /** Returns a work of the guard, ours and the peer's, to be measured again. */
  static List<ChainedOptionsBuilder> again(Result ours, Result peer) {
    return quickly(GUARD_WARMUPS, once(ours), once(peer));
  }

  private static ChainedOptionsBuilder once(Result result) {
    String benchmark =
        result.work().substring(0, 1).toUpperCase(Locale.ROOT) + result.work().substring(1);
    return plan(benchmark, result.library(), List.of(result.set()), result.buffer());
  }

  /** Returns the works of the JVM libraries on a set of the user. */
  static ChainedOptionsBuilder capture(List<String> libraries, String set) {
    return plan(READ_AND_WRITE, "(" + String.join("|", libraries) + ")", List.of(set), "heap")
        .forks(1)
        .warmupIterations(4)
        .measurementIterations(5);
  }

  /**
   * Returns plans with one JVM of one to three seconds. Compilation is not in the background, so
   * that its progress does not depend on other load of the machine.
   */
  private static List<ChainedOptionsBuilder> quickly(int warmups, ChainedOptionsBuilder... plans) {
    return Stream.of(plans)
        .map(
            plan ->
                plan.forks(1)
                    .jvmArgsPrepend("-XX:-BackgroundCompilation")
                    .warmupIterations(warmups)
                    .warmupTime(TimeValue.milliseconds(300))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(120)))
        .toList();
  }
}
