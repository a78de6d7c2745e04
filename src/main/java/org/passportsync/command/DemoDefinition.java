package org.passportsync.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passportsync.run.Connections;

/** The definitions that the demo applies, one of each application; they are shipped with the program. */
enum DemoDefinition {
    ONEROSTER("skyward-oneroster", "lakeside-oneroster", ""),
    /** SMS 2.0; the simulator answers below a path, as self-hosted servers do. */
    NATIVE("skyward", "lakeside-native", "/api");

    static final String CLIENT = "lakeside";

    private static final Pattern ADDRESS = Pattern.compile("(?m)^(\\s*serviceUrl:).*$");

    private final String application;
    private final String connection;
    private final String path;

    DemoDefinition(String application, String connection, String path) {
        this.application = application;
        this.connection = connection;
        this.path = path;
    }

    static Optional<DemoDefinition> of(String application) {
        return Arrays.stream(values())
                .filter(one -> one.application.equals(application))
                .findFirst();
    }

    static List<String> applications() {
        return Arrays.stream(values()).map(DemoDefinition::application).toList();
    }

    String application() {
        return application;
    }

    /** The name of the connection that it defines. */
    String connection() {
        return connection;
    }

    /** The definition with the address at which the simulated Skyward really listens. */
    Connections.File at(String url) {
        return new Connections.File(
                name(connection), ADDRESS.matcher(text()).replaceFirst("$1 " + Matcher.quoteReplacement(url + path)));
    }

    private static String name(String connection) {
        return "jobs/" + connection + ".yaml";
    }

    private String text() {
        String name = name(connection);
        try (InputStream file = DemoDefinition.class.getResourceAsStream("/" + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not packed into this program; build it again");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " can't be read", broken);
        }
    }
}
