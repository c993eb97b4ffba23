package io.wiredns.doctor.laboratory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The two network namespaces. This program must run in namespaces of its own (network, processes,
 * mounts), which become the client's; the servers' is made here and joined by a pair of interfaces.
 * Nothing is routed elsewhere. All is gone when this program ends, however it ends, because it is
 * the first process of its namespace of processes.
 */
final class Machine {
  /** What a program has printed, and its exit status; -1 if it was ended after a time. */
  record Output(int status, String text) {}

  private final Path directory;
  private final String servers;

  private Machine(Path directory, String servers) {
    this.directory = directory;
    this.servers = servers;
  }

  /** Makes the servers' namespace and the interfaces. */
  static Machine of(Path directory, Plan plan) throws IOException, InterruptedException {
    if (ProcessHandle.current().pid() != 1) {
      throw new IllegalStateException("this program wants namespaces of its own: unshare -npf");
    }
    Process holder = new ProcessBuilder("unshare", "-n", "sleep", "infinity").start();
    Machine machine = new Machine(directory, Long.toString(holder.pid()));
    Path own = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
    while (Files.readSymbolicLink(Path.of("/proc", machine.servers, "ns/net")).equals(own)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    machine.connect(plan);
    return machine;
  }

  private void connect(Plan plan) throws IOException, InterruptedException {
    List<String> client = new ArrayList<>();
    client.add("link set lo up");
    client.add("link add client0 type veth peer name servers0 netns " + servers);
    client.add("addr add " + Plan.CLIENT + "/24 dev client0");
    client.add("addr add " + Plan.OTHER_CLIENT + "/24 dev client0");
    client.add("addr add " + Plan.CLIENT_IPV6 + "/64 dev client0 nodad");
    client.add("link set client0 up");
    client.add("route add default via " + Plan.GATEWAY);
    client.add("-6 route add default via " + Plan.GATEWAY_IPV6);
    List<String> inside = new ArrayList<>();
    inside.add("link set lo up");
    inside.add("addr add " + Plan.GATEWAY + "/24 dev servers0");
    inside.add("addr add " + Plan.GATEWAY_IPV6 + "/64 dev servers0 nodad");
    inside.add("link set servers0 up");
    for (Program program : Program.values()) {
      program.addresses().forEach(one -> inside.add(address(one)));
    }
    plan.ownAddresses().forEach(one -> inside.add(address(one)));
    // Batches cannot say -6, so those lines are run alone.
    for (String line : client) {
      must(run(words("ip " + line), 10));
    }
    Path batch = Files.write(directory.resolve("addresses"), inside);
    must(run(inServers(List.of("ip", "-batch", batch.toString())), 10));
  }

  private static String address(String address) {
    return "addr add " + address + (address.contains(":") ? "/128 dev lo nodad" : "/32 dev lo");
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  private static void must(Output output) throws IOException {
    if (output.status() != 0) {
      throw new IOException(output.text());
    }
  }

  Path directory() {
    return directory;
  }

  private List<String> inServers(List<String> command) {
    List<String> all = new ArrayList<>(List.of("nsenter", "--net=/proc/" + servers + "/ns/net"));
    all.addAll(command);
    return all;
  }

  /** Starts a server, whose output goes to a file. */
  Process start(String log, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(inServers(command))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(log).toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }

  /** Runs a program that must succeed, where no network matters; returns its standard output. */
  String tool(String... command) throws IOException, InterruptedException {
    Path errors = directory.resolve("tool.err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + Files.readString(errors));
    }
    return text;
  }

  /**
   * Runs a program in the client's namespace.
   *
   * @param files the text of files that the program sees in place of those of this machine
   */
  Output client(List<String> command, Map<String, String> files, int seconds)
      throws IOException, InterruptedException {
    if (files.isEmpty()) {
      return run(command, seconds);
    }
    StringBuilder script = new StringBuilder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path copy = Files.createTempFile(directory, "file", "");
      Files.writeString(copy, file.getValue());
      script.append("mount --bind " + copy + " " + file.getKey() + " && ");
    }
    List<String> all =
        new ArrayList<>(List.of("unshare", "-m", "sh", "-c", script + "exec \"$@\"", "sh"));
    all.addAll(command);
    return run(all, seconds);
  }

  private Output run(List<String> command, int seconds) throws IOException, InterruptedException {
    Path log = Files.createTempFile(directory, "out", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    Files.delete(log);
    return new Output(ended ? process.exitValue() : -1, text);
  }
}
