package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Checks that no source of the library compares code points by {@code ==}. Code points are equal if
 * their numbers are equal, but {@code RecordType.of(65280)} is a new object each time.
 */
class IdentityTest {
  private static final List<String> MODULES =
      List.of(
          "codec",
          "codec/dnssec",
          "codec/guide",
          "codec/inspect",
          "codec/stateful",
          "codec/testkit",
          "core",
          "examples/capture",
          "examples/command",
          "examples/embed",
          "examples/zone");

  private static final Set<String> CODE_POINTS =
      Set.of(
          "CertificateType",
          "DnssecAlgorithm",
          "DsoType",
          "DsyncScheme",
          "ExtendedErrorCode",
          "Opcode",
          "OptionCode",
          "Rcode",
          "RecordClass",
          "RecordType",
          "TkeyMode",
          "TsigError");

  private static final Set<String> MAKERS = Set.of("of", "parse");

  private static final Path ROOT =
      Path.of(System.getProperty("wiredns.root", "..")).toAbsolutePath().normalize();

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      Path root = ROOT.resolve(module).resolve("src/main/java");
      assertTrue(Files.isDirectory(root), root.toString());
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.getFileName().toString().endsWith("-info.java"))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  @Test
  void codePointsAreComparedByEquals() throws IOException {
    List<Path> sources = sources();
    assertTrue(sources.size() > 400, sources.size() + " files");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      Comparisons comparisons = new Comparisons(Trees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        Variables variables = new Variables();
        variables.scan(unit, null);
        variables.names.removeAll(variables.others);
        comparisons.variables = variables.names;
        comparisons.scan(unit, null);
      }
      assertEquals(List.of(), comparisons.found);
      assertTrue(comparisons.looked > 1_000, comparisons.looked + " comparisons");
    }
  }

  private static boolean isCodePoint(Tree type) {
    return type != null && CODE_POINTS.contains(type.toString());
  }

  /**
   * Collects the names of a file's fields, parameters and variables: of code points, and of others.
   */
  private static final class Variables extends TreeScanner<Void, Void> {
    final Set<String> names = new HashSet<>();
    final Set<String> others = new HashSet<>();

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
      (isCodePoint(tree.getType()) ? names : others).add(tree.getName().toString());
      return super.visitVariable(tree, unused);
    }
  }

  /**
   * Finds comparisons of code points by identity, as far as the source of one file shows them: with
   * a constant, the result of {@code of} or {@code parse}, or a variable whose name is declared for
   * code points only.
   */
  private static final class Comparisons extends TreePathScanner<Void, Void> {
    Set<String> variables;
    final List<String> found = new ArrayList<>();
    int looked;
    private final Trees trees;

    Comparisons(Trees trees) {
      this.trees = trees;
    }

    private boolean isOne(ExpressionTree operand) {
      if (operand instanceof MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree method
            && MAKERS.contains(method.getIdentifier().toString())
            && isCodePoint(method.getExpression());
      }
      if (operand instanceof MemberSelectTree member) {
        return isCodePoint(member.getExpression())
            && !member.getIdentifier().contentEquals("SPACE");
      }
      return operand instanceof IdentifierTree && variables.contains(operand.toString());
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void unused) {
      if (tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO) {
        ExpressionTree left = tree.getLeftOperand();
        ExpressionTree right = tree.getRightOperand();
        looked++;
        boolean isNull =
            left.getKind() == Tree.Kind.NULL_LITERAL || right.getKind() == Tree.Kind.NULL_LITERAL;
        if (!isNull && (isOne(left) || isOne(right))) {
          CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
          long at = trees.getSourcePositions().getStartPosition(unit, tree);
          found.add(place(unit, at) + " " + tree);
        }
      }
      return super.visitBinary(tree, unused);
    }

    private static String place(CompilationUnitTree unit, long at) {
      Path file = Path.of(unit.getSourceFile().toUri());
      return ROOT.relativize(file) + ":" + unit.getLineMap().getLineNumber(at);
    }
  }
}
