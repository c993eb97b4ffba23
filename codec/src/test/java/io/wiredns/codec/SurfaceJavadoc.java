package io.wiredns.codec;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Checks the Javadoc of a surface: each class and interface must state which threads may use it,
 * and no Javadoc may allow null as a result or an argument.
 *
 * <p>Records and enums are values, for which the Javadoc of their package makes one statement.
 * Classes with static methods only have no state, and exceptions are like all exceptions in Java.
 */
final class SurfaceJavadoc {
  private static final String VALUES =
      "Records and enums of this package are immutable and may be shared among threads.";

  private static final Pattern RETURNED_NULL =
      Pattern.compile("(?:^|\\s)@return\\b(?:(?!\\s@[a-z]).)*?\\bnull\\b", Pattern.DOTALL);

  private static final Pattern TAKEN_NULL =
      Pattern.compile("(?:^|\\s)@param\\b(?:(?!\\s@[a-z]).)*?\\bnull\\b", Pattern.DOTALL);

  private final Path sources;
  private final List<Class<?>> types;
  private final Map<String, String> comments = new TreeMap<>();
  private final Map<String, String> ofMembers = new TreeMap<>();

  SurfaceJavadoc(Path module, List<Class<?>> types) {
    sources = module.resolve("src/main/java");
    this.types = types;
  }

  /** Reports each breach, with its place and the rule. */
  void check(BiConsumer<String, String> breaches) throws IOException {
    read();
    for (Class<?> type : types) {
      String comment = comments.getOrDefault(type.getName(), "");
      String own = type.getPackageName();
      if (type.isRecord() || type.isEnum()) {
        if (!comments.getOrDefault(own, "").contains(VALUES)) {
          breaches.accept(own, "package-info does not say: " + VALUES);
        }
      } else if (hasState(type) && !comment.contains("thread")) {
        breaches.accept(SurfaceRules.name(type), "the Javadoc says nothing of threads");
      }
      for (Method method : type.getDeclaredMethods()) {
        boolean open = Modifier.isPublic(method.getModifiers());
        String place = type.getName() + "." + method.getName();
        String said = open ? ofMembers.getOrDefault(place, "") : "";
        if (said.contains("null")) {
          nulls(SurfaceRules.name(type) + "." + method.getName(), said, breaches);
        }
      }
    }
  }

  private static void nulls(String place, String said, BiConsumer<String, String> breaches) {
    Matcher returned = RETURNED_NULL.matcher(said);
    if (returned.find()) {
      breaches.accept(place, "what may be absent is an Optional, and never null");
    }
    Matcher taken = TAKEN_NULL.matcher(said);
    if (taken.find()) {
      breaches.accept(place, "no argument may be null");
    }
  }

  private static boolean hasState(Class<?> type) {
    if (Throwable.class.isAssignableFrom(type)) {
      return false;
    }
    return type.isInterface()
        || type.getConstructors().length > 0
        || Arrays.stream(type.getDeclaredMethods())
            .anyMatch(
                method ->
                    Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers()));
  }

  private void read() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Path> files;
    try (Stream<Path> all = Files.walk(sources)) {
      files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Reading(docs).scan(unit, "");
      }
    }
  }

  private final class Reading extends TreePathScanner<Void, String> {
    private final DocTrees docs;

    Reading(DocTrees docs) {
      this.docs = docs;
    }

    private String comment() {
      String comment = docs.getDocComment(getCurrentPath());
      return comment == null ? "" : comment.replaceAll("\\s+", " ").strip();
    }

    @Override
    public Void visitPackage(PackageTree tree, String outer) {
      comments.merge(tree.getPackageName().toString(), comment(), String::concat);
      return null;
    }

    @Override
    public Void visitCompilationUnit(CompilationUnitTree unit, String outer) {
      String own = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
      return super.visitCompilationUnit(unit, own);
    }

    @Override
    public Void visitClass(ClassTree tree, String outer) {
      String name = outer + tree.getSimpleName();
      comments.put(name, comment());
      return super.visitClass(tree, name + "$");
    }

    @Override
    public Void visitMethod(MethodTree tree, String outer) {
      String name = outer.substring(0, outer.length() - 1) + "." + tree.getName();
      ofMembers.merge(name, comment(), (before, more) -> before + " @also " + more);
      return null;
    }
  }
}
