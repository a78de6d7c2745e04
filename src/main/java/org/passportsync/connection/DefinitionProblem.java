package org.passportsync.connection;

/**
 * One thing that is wrong with a definition, and where.
 *
 * @param path in the document, for example {@code schools.map[2].source}; empty: the document as a whole
 * @param line from 1
 * @param column from 1
 * @param message the fact, the values, and what to do
 */
public record DefinitionProblem(String path, int line, int column, String message) {

    /** In one line, with the file's name in front, as compilers do it. */
    public String in(String file) {
        return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
