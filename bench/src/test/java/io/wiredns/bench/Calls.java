package io.wiredns.bench;

import io.wiredns.codec.message.Message;
import io.wiredns.dnssec.CanonicalForm;
import io.wiredns.guide.RcodeGuide;
import io.wiredns.inspect.Dissection;
import io.wiredns.stateful.DsoMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the methods that a class calls or refers to, from its class file. */
final class Calls extends ClassVisitor {
  /** One class of each module whose calls are counted. */
  private static final List<Class<?>> MODULES =
      List.of(
          Message.class, CanonicalForm.class, DsoMessage.class, Dissection.class, RcodeGuide.class);

  private final Set<String> calls = new TreeSet<>();

  private Calls() {
    super(Opcodes.ASM9);
  }

  /**
   * Returns the methods as {@code owner.name(parameters)result}, with the JVM's names and
   * descriptors.
   */
  static Set<String> of(Class<?> caller) throws IOException {
    Calls visitor = new Calls();
    String file = "/" + caller.getName().replace('.', '/') + ".class";
    try (InputStream in = caller.getResourceAsStream(file)) {
      new ClassReader(in).accept(visitor, 0);
    }
    return visitor.calls;
  }

  /**
   * Returns all classes of the codec and its nested modules. A build has a module's classes in a
   * directory or, after packaging, in a jar.
   */
  static List<Class<?>> codec() throws IOException {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> one : MODULES) {
      classes.addAll(ofModule(one));
    }
    return classes;
  }

  private static List<Class<?>> ofModule(Class<?> one) throws IOException {
    Path home =
        Path.of(URI.create(one.getProtectionDomain().getCodeSource().getLocation().toString()));
    if (Files.isDirectory(home)) {
      return codec(home);
    }
    try (FileSystem jar = FileSystems.newFileSystem(home)) {
      return codec(jar.getPath("/"));
    }
  }

  private static List<Class<?>> codec(Path root) throws IOException {
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        String name = root.relativize(file).toString().replace('/', '.');
        if (name.endsWith(".class") && name.startsWith("io.wiredns")) {
          classes.add(load(name.substring(0, name.length() - ".class".length())));
        }
      }
    }
    return classes;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Calls.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String parameters, boolean ofInterface) {
        calls.add(owner + "." + called + parameters);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String called, String parameters, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
          if (argument instanceof Handle handle) {
            calls.add(handle.getOwner() + "." + handle.getName() + handle.getDesc());
          }
        }
      }
    };
  }
}
