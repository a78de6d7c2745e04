package org.passportsync.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements under {@code sql/}, one a file, each found by its folder and name. */
public final class Sql {

    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Sql() {}

    /**
     * The text of a statement, with its named parameters.
     *
     * @param name for example {@code staging/slices}
     * @throws IllegalArgumentException where there is no such file
     */
    public static String named(String name) {
        return READ.computeIfAbsent(name, Sql::read);
    }

    private static String read(String name) {
        String path = "/sql/" + name + ".sql";
        try (InputStream file = Sql.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("no statement is named " + name + "; expected the file " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("the statement " + name + " can't be read", broken);
        }
    }
}
