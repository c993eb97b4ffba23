package io.wiredns.embed;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Counts the statements of a source file as javac parses them, without blocks. */
final class Statements extends TreeScanner<Void, Void> {
  private int count;

  private Statements() {}

  static int of(Path file) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Statements statements = new Statements();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
      for (CompilationUnitTree unit : task.parse()) {
        statements.scan(unit, null);
      }
    }
    return statements.count;
  }

  @Override
  public Void scan(Tree tree, Void nothing) {
    if (tree instanceof StatementTree && !(tree instanceof BlockTree)) {
      count++;
    }
    return super.scan(tree, nothing);
  }
}
