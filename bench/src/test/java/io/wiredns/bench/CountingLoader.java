package io.wiredns.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loads instrumented copies of the codec, its nested modules and the reader of captures, which
 * count their work in {@link Steps}. Their source contains nothing for this. {@link CountedWork},
 * the classes that it uses, and {@link CountedCapture} are loaded together with them.
 */
final class CountingLoader extends ClassLoader {
  private static final List<String> CODEC =
      List.of(
          "io.wiredns.codec.",
          "io.wiredns.dnssec.",
          "io.wiredns.guide.",
          "io.wiredns.inspect.",
          "io.wiredns.stateful.");
  private static final String CAPTURE = "io.wiredns.capture.";
  private static final String WORK = "io.wiredns.bench.Counted";
  private static final String STEPS = "io/wiredns/bench/Steps";

  private CountingLoader() {
    super(CountingLoader.class.getClassLoader());
  }

  /**
   * Creates an object of a counting copy of a class.
   *
   * @param work the class, which must have a constructor without parameters
   * @param <T> an interface of the class, which this loader does not load itself
   * @return the object, whose calls of the codec are counted
   */
  @SuppressWarnings("unchecked")
  static <T> T counting(Class<? extends T> work) {
    try {
      return (T) new CountingLoader().loadClass(work.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean counted =
        CODEC.stream().anyMatch(name::startsWith)
            || name.startsWith(CAPTURE)
            || name.startsWith(WORK);
    if (!counted) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : counting(name);
    }
  }

  private Class<?> counting(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      ClassReader reader = new ClassReader(in);
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new Counting(writer), 0);
      byte[] changed = writer.toByteArray();
      return defineClass(name, changed, 0, changed.length);
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  /** Returns the methods of {@link Steps} that replace platform methods, with their descriptors. */
  static Set<String> standIns() {
    Set<String> all = new HashSet<>();
    for (Method method : Steps.class.getMethods()) {
      all.add(method.getName() + Type.getMethodDescriptor(method));
    }
    return all;
  }

  private static final class Counting extends ClassVisitor {
    Counting(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new CountingMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class CountingMethod extends MethodVisitor {
    private static final Set<String> UTILITIES =
        Set.of("java/lang/System", "java/util/Arrays", "java/util/Collections");
    private static final Set<String> STAND_INS = standIns();

    private final Set<Label> passed = new HashSet<>();

    CountingMethod(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    private void step() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "step", "()V", false);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      step();
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (passed.contains(label)) {
        step();
      }
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      String standIn = standIn(opcode, owner, name, descriptor);
      if (standIn == null) {
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
      } else {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, name, standIn, false);
      }
    }

    /**
     * Returns the descriptor of the method of {@link Steps} that replaces this one, or null if
     * there is none.
     */
    private static String standIn(int opcode, String owner, String name, String descriptor) {
      if (!owner.startsWith("java/") || opcode == Opcodes.INVOKESPECIAL) {
        return null;
      }
      if (opcode == Opcodes.INVOKESTATIC) {
        return UTILITIES.contains(owner) && STAND_INS.contains(name + descriptor)
            ? descriptor
            : null;
      }
      String withObject = "(L" + owner + ";" + descriptor.substring(1);
      return STAND_INS.contains(name + withObject) ? withObject : null;
    }
  }
}
