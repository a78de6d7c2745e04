package org.passportsync;

import java.nio.file.Path;

/** Uses the embedded database of a folder until a line comes in; says its address. */
final class EmbeddedHolder {

    private EmbeddedHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]))) {
            System.out.println("AT " + database.url());
            System.out.flush();
            var _ = System.in.read();
        }
        System.out.println("LEFT");
    }
}
