package io.wiredns.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.AssertionFailedError;

/** The kit as a module, with jqwik and without. */
class ModulePathTest {
  private static List<Path> kit() {
    return Stream.of("codec", "codec/stateful", "codec/testkit")
        .map(module -> Shared.root().resolve(module).resolve("target/classes"))
        .toList();
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static ModuleLayer layer(List<Path> places, String... roots) {
    ModuleLayer boot = ModuleLayer.boot();
    Configuration modules =
        boot.configuration()
            .resolve(
                ModuleFinder.of(places.toArray(Path[]::new)), ModuleFinder.of(), Set.of(roots));
    return boot.defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader());
  }

  private static Class<?> type(ModuleLayer layer, String name) throws ClassNotFoundException {
    Class<?> type = layer.findLoader("io.wiredns.testkit").loadClass(name);
    assertEquals("io.wiredns.testkit", type.getModule().getName());
    return type;
  }

  @Test
  void itMakesMessagesWithoutJqwik() throws Exception {
    ModuleLayer layer = layer(kit(), "io.wiredns.testkit");
    assertTrue(layer.findModule("net.jqwik.api").isEmpty());
    for (String maker : List.of("queries", "signed", "statefuls")) {
      Object made = type(layer, "io.wiredns.testkit.Messages").getMethod(maker).invoke(null);
      Method at =
          type(layer, "io.wiredns.testkit.Generator").getMethod("at", long.class, long.class);
      Object message = at.invoke(made, 1L, 2L);
      assertEquals("io.wiredns.codec", message.getClass().getModule().getName());
    }
  }

  @Test
  void itReadsJqwikWhereThereIsOne() throws Exception {
    List<Path> places = new ArrayList<>(kit());
    for (Class<?> one :
        List.of(Arbitrary.class, API.class, JUnitException.class, AssertionFailedError.class)) {
      places.add(place(one));
    }
    ModuleLayer layer = layer(places, "io.wiredns.testkit", "net.jqwik.api");
    Class<?> arbitraries = type(layer, "io.wiredns.testkit.jqwik.DnsArbitraries");
    Module jqwik = layer.findModule("net.jqwik.api").orElseThrow();
    assertTrue(arbitraries.getModule().canRead(jqwik));
    assertEquals(jqwik, arbitraries.getMethod("names").getReturnType().getModule());
  }

  @Test
  void onlyTheTwoPackagesAreExported() throws Exception {
    Module kit = layer(kit(), "io.wiredns.testkit").findModule("io.wiredns.testkit").orElseThrow();
    assertTrue(kit.isExported("io.wiredns.testkit"));
    assertTrue(kit.isExported("io.wiredns.testkit.jqwik"));
    assertFalse(kit.getDescriptor().isOpen());
  }
}
