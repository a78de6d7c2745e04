package org.passportsync.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which version of the program this process runs. */
final class Build {

    private static final String UNPACKED = "unpacked";

    private Build() {}

    /** The version as it was built, and which code that is: builds between two releases share a version. */
    static String version() {
        return named() + "+" + ProgramCode.fingerprint().substring(0, 8);
    }

    private static String named() {
        String told = told();
        String packed = told == null ? Build.class.getPackage().getImplementationVersion() : told;
        return packed == null ? UNPACKED : packed;
    }

    private static @Nullable String told() {
        try (InputStream file = Build.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (file == null) {
                return null;
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("build.version");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
