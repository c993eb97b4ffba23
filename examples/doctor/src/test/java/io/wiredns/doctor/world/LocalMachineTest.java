package io.wiredns.doctor.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.LeftOut;
import io.wiredns.doctor.survey.LocalFiles;
import io.wiredns.doctor.survey.LocalMachine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the files of machines of several systems. */
class LocalMachineTest {
  private static List<Check> checks(LocalMachine machine) {
    return machine.leftOut().stream().map(LeftOut::check).toList();
  }

  private static List<Name> names(String... words) {
    return Stream.of(words).map(Name::of).toList();
  }

  @Test
  void linuxTellsAll() {
    LocalMachine machine =
        LocalMachine.read(
            new GivenFiles(LocalFiles.System.LINUX)
                .with("/etc/hosts", "# 1.2.3.4 not.me", "10.0.0.1\tme.example. ME # here", "bad x")
                .with(
                    "/etc/resolv.conf",
                    "; a comment",
                    "nameserver 192.0.2.1 ; first",
                    "nameserver 2001:db8::1",
                    "nameserver elsewhere",
                    "search a.example b.example",
                    "domain c.example",
                    "options rotate ndots:2")
                .with("/etc/nsswitch.conf", "passwd: files", "hosts: dns # no files"));
    assertEquals(List.of(), machine.leftOut());
    assertEquals(2, machine.resolvers().size());
    assertEquals(List.of("c.example"), machine.search());
    assertEquals(2, machine.ndots());
    assertFalse(machine.usesHosts());
    assertEquals(1, machine.hosts().size());
    assertTrue(machine.hosts().get(0).isFor(Name.of("ME.")));
    assertEquals(2, machine.hosts().get(0).number());
    assertEquals(names("www.d.c.example.", "www.d."), machine.forms("www.d"));
    assertEquals(names("www.d.e.", "www.d.e.c.example."), machine.forms("www.d.e"));
    assertEquals(names("www."), machine.forms("www."));
  }

  @Test
  void macosSaysThatItHasMoreResolvers() {
    LocalMachine machine =
        LocalMachine.read(
            new GivenFiles(LocalFiles.System.MACOS)
                .with("/etc/hosts", "127.0.0.1 localhost")
                .with("/etc/resolv.conf", "nameserver 192.0.2.1"));
    assertEquals(List.of(Check.A2), checks(machine));
    assertTrue(machine.leftOut().get(0).reason().contains("scutil"));
    assertEquals(1, machine.resolvers().size());
    assertTrue(machine.usesHosts());
  }

  @Test
  void windowsSaysThatItsRegistryIsNotRead() {
    LocalMachine machine =
        LocalMachine.read(
            new GivenFiles(
                LocalFiles.System.WINDOWS,
                "C:\\Windows\\System32\\drivers\\etc\\hosts",
                "10.0.0.1 www.example"));
    assertEquals(List.of(Check.A1, Check.A2), checks(machine));
    assertTrue(machine.hosts().get(0).isFor(Name.of("www.example.")));
    assertEquals(List.of(), machine.resolvers());
  }

  @Test
  void filesThatAreMissingAreNamed() {
    LocalMachine machine = LocalMachine.read(new GivenFiles(LocalFiles.System.LINUX));
    assertEquals(List.of(Check.A1, Check.A2), checks(machine));
  }
}
