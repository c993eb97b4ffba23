package io.wiredns.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Loads a copy of the codec, and of the reader of captures, that counts what it does in {@link
 * Steps}: they themselves stay as they are and know nothing of it. {@link CountedWork} and {@link
 * CountedCapture} are loaded with it.
 */
final class CountingLoader extends ClassLoader {
  private static final String CODEC = "io.wiredns.codec.";
  private static final String CAPTURE = "io.wiredns.examples.capture.";
  private static final String STEPS = "io/wiredns/bench/Steps";

  CountingLoader() {
    super(CountingLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean counted =
        name.startsWith(CODEC)
            || name.startsWith(CAPTURE)
            || name.startsWith("io.wiredns.bench.Counted");
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
      boolean platform = owner.equals("java/lang/System") || owner.equals("java/util/Arrays");
      boolean replaced = platform && has(name, descriptor);
      super.visitMethodInsn(
          opcode, replaced ? STEPS : owner, name, descriptor, ofInterface && !replaced);
    }

    private static boolean has(String name, String descriptor) {
      MethodType type = MethodType.fromMethodDescriptorString(descriptor, null);
      try {
        Steps.class.getMethod(name, type.parameterArray());
        return true;
      } catch (NoSuchMethodException none) {
        return false;
      }
    }
  }
}
