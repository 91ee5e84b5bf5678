import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Measures the house, from javac's own trees: `java tools/house/House.java` at the root of the project. `--list` names the
 * methods that branch most and what is widest. Ways through a method: one, and one more for each condition, `&&`, `||`, loop,
 * case and catch. A constructor of a record that repeats no parameter is counted with its record.
 */
class House {

    private static final int MANY_WAYS = 10;
    private static final int WIDE = 8;
    private static final int LONG_LINE = 160;

    private record Named(String name, long size) {}

    private static final class Figures {

        final List<Named> classes = new ArrayList<>();
        final List<Named> methods = new ArrayList<>();
        final List<Named> widths = new ArrayList<>();
        long nulls;
    }

    public static void main(String[] arguments) throws IOException {
        boolean list = List.of(arguments).contains("--list");
        Path sources = Path.of("src/main/java");
        Figures figures = read(sources);
        long lines = lines(sources, ".java");
        long tested = lines(Path.of("src/test/java"), ".java");
        say("lines of program, of test, test a line", "%,d, %,d, %.2f", lines, tested, (double) tested / lines);
        say("class, median / largest (lines)", "%d / %d", at(figures.classes, 0.5), at(figures.classes, 1));
        long branching = figures.methods.stream().filter(method -> method.size() > MANY_WAYS).count();
        say(
                "methods with more than ten ways through",
                "%d of %,d, %.2f %%",
                branching,
                figures.methods.size(),
                100.0 * branching / figures.methods.size());
        say("width of a constructor or record, p95 / most", "%d / %d", at(figures.widths, 0.95), at(figures.widths, 1));
        say("`null` a thousand lines of code", "%.1f", 1000.0 * figures.nulls / codeLines(sources));
        Path templates = Path.of("src/main/jte");
        say("template lines over 160 characters", "%.1f %%", 100.0 * longLines(templates) / lines(templates, ".jte"));
        if (!list) return;
        show("Methods with more than ten ways through", figures.methods, MANY_WAYS);
        show("Wider than eight", figures.widths, WIDE);
    }

    private static Figures read(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Figures figures = new Figures();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(in(sources, ".java")));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) unit.accept(new Reader(figures, positions, unit), null);
        }
        return figures;
    }

    /** Reads a file: a class within a class is one of its own. */
    private static final class Reader extends TreeScanner<Void, Void> {

        private final Figures figures;
        private final SourcePositions positions;
        private final CompilationUnitTree unit;
        private String where = "";

        Reader(Figures figures, SourcePositions positions, CompilationUnitTree unit) {
            this.figures = figures;
            this.positions = positions;
            this.unit = unit;
        }

        @Override
        public Void visitClass(ClassTree tree, Void none) {
            String outer = where;
            where = outer.isEmpty() ? unit.getPackageName() + "." + tree.getSimpleName() : outer + "." + tree.getSimpleName();
            if (outer.isEmpty()) figures.classes.add(new Named(where, line(positions.getEndPosition(unit, tree)) - line(positions.getStartPosition(unit, tree)) + 1));
            if (tree.getKind() == Tree.Kind.RECORD) {
                long components = tree.getMembers().stream()
                        .filter(member -> member instanceof VariableTree field
                                && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                        .count();
                figures.widths.add(new Named(where, components));
            }
            super.visitClass(tree, none);
            where = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void none) {
            String name = where + "#" + tree.getName();
            if (tree.getBody() != null) figures.methods.add(new Named(name, 1 + branches(tree)));
            if (!compact(tree) && tree.getName().contentEquals("<init>"))
                figures.widths.add(new Named(name, tree.getParameters().size()));
            return super.visitMethod(tree, none);
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void none) {
            if (tree.getKind() == Tree.Kind.NULL_LITERAL) figures.nulls++;
            return null;
        }

        /** Whether it is the constructor of a record that repeats no parameter: the record is counted. */
        private boolean compact(MethodTree tree) {
            if (tree.getBody() == null) return false;
            int start = (int) positions.getStartPosition(unit, tree);
            int body = (int) positions.getStartPosition(unit, tree.getBody());
            try {
                CharSequence text = unit.getSourceFile().getCharContent(true);
                return start >= 0 && !text.subSequence(start, body).toString().contains("(");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private long line(long position) {
            return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
        }
    }

    private static long branches(MethodTree method) {
        long[] count = {0};
        new TreeScanner<Void, Void>() {

            private Void one(Runnable rest) {
                count[0]++;
                rest.run();
                return null;
            }

            @Override
            public Void visitIf(IfTree tree, Void none) {
                return one(() -> super.visitIf(tree, none));
            }

            @Override
            public Void visitConditionalExpression(ConditionalExpressionTree tree, Void none) {
                return one(() -> super.visitConditionalExpression(tree, none));
            }

            @Override
            public Void visitForLoop(ForLoopTree tree, Void none) {
                return one(() -> super.visitForLoop(tree, none));
            }

            @Override
            public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void none) {
                return one(() -> super.visitEnhancedForLoop(tree, none));
            }

            @Override
            public Void visitWhileLoop(WhileLoopTree tree, Void none) {
                return one(() -> super.visitWhileLoop(tree, none));
            }

            @Override
            public Void visitDoWhileLoop(DoWhileLoopTree tree, Void none) {
                return one(() -> super.visitDoWhileLoop(tree, none));
            }

            @Override
            public Void visitCase(CaseTree tree, Void none) {
                return tree.getExpressions().isEmpty() ? super.visitCase(tree, none) : one(() -> super.visitCase(tree, none));
            }

            @Override
            public Void visitCatch(CatchTree tree, Void none) {
                return one(() -> super.visitCatch(tree, none));
            }

            @Override
            public Void visitBinary(BinaryTree tree, Void none) {
                return switch (tree.getKind()) {
                    case CONDITIONAL_AND, CONDITIONAL_OR -> one(() -> super.visitBinary(tree, none));
                    default -> super.visitBinary(tree, none);
                };
            }

            @Override
            public Void visitClass(ClassTree tree, Void none) {
                return null;
            }
        }.scan(method.getBody(), null);
        return count[0];
    }

    private static long at(List<Named> all, double share) {
        List<Long> sizes = all.stream().map(Named::size).sorted().toList();
        return sizes.isEmpty() ? 0 : sizes.get((int) Math.min(sizes.size() - 1, Math.round(share * (sizes.size() - 1))));
    }

    private static List<Path> in(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static long lines(Path folder, String ending) throws IOException {
        long lines = 0;
        for (Path file : in(folder, ending)) lines += Files.readAllLines(file).size();
        return lines;
    }

    /** Without blank lines, comments and imports. */
    private static long codeLines(Path folder) throws IOException {
        long lines = 0;
        for (Path file : in(folder, ".java"))
            lines += Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.matches("(//|/\\*|\\*|import |package ).*"))
                    .count();
        return lines;
    }

    private static long longLines(Path folder) throws IOException {
        long lines = 0;
        for (Path file : in(folder, ".jte"))
            lines += Files.readAllLines(file).stream().filter(line -> line.length() > LONG_LINE).count();
        return lines;
    }

    private static void say(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-55s %s%n", what, String.format(Locale.ROOT, format, values));
    }

    private static void show(String title, List<Named> all, int above) {
        System.out.println("\n" + title);
        all.stream()
                .filter(one -> one.size() > above)
                .sorted(Comparator.comparing(Named::size).reversed())
                .forEach(one -> System.out.printf("%5d %s%n", one.size(), one.name()));
    }
}
