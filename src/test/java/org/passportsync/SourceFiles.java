package org.passportsync;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The source files of the program and of its tests, and what the compiler's parser sees in the program's own. */
final class SourceFiles {

    /**
     * A method or constructor.
     *
     * @param constructor also of an enum; a record's own is no constructor that anybody wrote
     * @param lines from the line of its opening brace to that of its closing brace
     * @param booleans whether one of its parameters is a boolean
     * @param open whether others than its package may call it, and it was not handed down by another type
     */
    record Method(
            String file, String name, int lines, int parameters, boolean constructor, boolean booleans, boolean open) {

        @Override
        public String toString() {
            return file + " " + name;
        }
    }

    private SourceFiles() {}

    static List<Path> main() throws IOException {
        return below("src/main/java");
    }

    static List<Path> tests() throws IOException {
        return below("src/test/java");
    }

    private static List<Path> below(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Every method and constructor that is written down with a body or in an interface. */
    static List<Method> methods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(main()));
            Reading reading = new Reading(Trees.instance(task).getSourcePositions());
            for (CompilationUnitTree unit : task.parse()) {
                reading.scan(unit, null);
            }
            return reading.methods;
        }
    }

    private static final class Reading extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final SourcePositions positions;
        private final List<Method> methods = new ArrayList<>();

        Reading(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            methods.add(new Method(
                    Path.of(getCurrentPath()
                                    .getCompilationUnit()
                                    .getSourceFile()
                                    .toUri())
                            .getFileName()
                            .toString(),
                    method.getName().toString(),
                    lines(method),
                    method.getParameters().size(),
                    method.getReturnType() == null && !in(Tree.Kind.RECORD),
                    method.getParameters().stream()
                            .anyMatch(parameter -> parameter.getType() != null
                                    && parameter.getType().toString().equals("boolean")),
                    open(method)));
            return super.visitMethod(method, nothing);
        }

        private int lines(MethodTree method) {
            if (method.getBody() == null) {
                return 0;
            }
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
            return (int) (last - first + 1);
        }

        private boolean open(MethodTree method) {
            boolean handedDown = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            Set<Modifier> flags = method.getModifiers().getFlags();
            boolean inInterface = in(Tree.Kind.INTERFACE) && !flags.contains(Modifier.PRIVATE);
            return !handedDown && (inInterface || flags.contains(Modifier.PUBLIC));
        }

        private boolean in(Tree.Kind kind) {
            return getCurrentPath().getParentPath().getLeaf().getKind() == kind;
        }
    }
}
