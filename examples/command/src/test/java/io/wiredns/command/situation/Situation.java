package io.wiredns.command.situation;

import java.util.List;

/**
 * A row of a table of situations: servers, a command line, and what its output must and must not
 * say.
 *
 * @param servers the scripted servers; the first is at 127.0.1.1, the second at 127.0.1.2, and so
 *     on, except for one at ::1, all at the same port
 * @param command the words after {@code wiredns}, with spaces between them; a word in single quotes
 *     may have spaces. {@code {1}} stands for the first scripted server as address#port, {@code
 *     {port}} for the port of all scripted servers, and {@code {NAME}} for a value that the test
 *     class gives, such as the address#port of a running server
 * @param says what the standard output and standard error must contain, in this order; spaces and
 *     braces stand as in the command, and {@code *} for any text within a line
 * @param saysNot what they must not contain
 */
record Situation(
    String name,
    List<ScriptedServer.Script> servers,
    String command,
    List<String> says,
    List<String> saysNot,
    int status) {
  /** Creates a row without servers, words and with exit status 0; the methods below add them. */
  static Situation of(String name, String command) {
    return new Situation(name, List.of(), command, List.of(), List.of(), 0);
  }

  Situation servers(ScriptedServer.Script... scripts) {
    return new Situation(name, List.of(scripts), command, says, saysNot, status);
  }

  /** Sets a server that has these steps. */
  Situation server(Step... steps) {
    return servers(ScriptedServer.Script.of(steps));
  }

  Situation says(String... words) {
    return new Situation(name, servers, command, List.of(words), saysNot, status);
  }

  Situation saysNot(String... words) {
    return new Situation(name, servers, command, says, List.of(words), status);
  }

  Situation status(int expected) {
    return new Situation(name, servers, command, says, saysNot, expected);
  }

  @Override
  public String toString() {
    return name;
  }
}
