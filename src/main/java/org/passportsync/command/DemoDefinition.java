package org.passportsync.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passportsync.run.Connections;

/** The definition that the demo applies, which is shipped with the program. */
final class DemoDefinition {

    static final String CONNECTION = "lakeside-oneroster";
    static final String CLIENT = "lakeside";

    private static final String NAME = "jobs/lakeside-oneroster.yaml";
    private static final Pattern ADDRESS = Pattern.compile("(?m)^(\\s*serviceUrl:).*$");

    private DemoDefinition() {}

    /** The definition with the address at which the simulated Skyward really listens. */
    static Connections.File at(String url) {
        return new Connections.File(NAME, ADDRESS.matcher(text()).replaceFirst("$1 " + Matcher.quoteReplacement(url)));
    }

    private static String text() {
        try (InputStream file = DemoDefinition.class.getResourceAsStream("/" + NAME)) {
            if (file == null) {
                throw new IllegalStateException(NAME + " is not packed into this program; build it again");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(NAME + " can't be read", broken);
        }
    }
}
