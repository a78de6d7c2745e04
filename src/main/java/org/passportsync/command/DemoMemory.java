package org.passportsync.command;

import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the demo remembers from one time to the next.
 *
 * @param port where the simulated Skyward listened
 * @param day the last school day that was played
 */
record DemoMemory(int port, long seed, int students, int day) {

    Properties written() {
        Properties properties = new Properties();
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("seed", String.valueOf(seed));
        properties.setProperty("students", String.valueOf(students));
        properties.setProperty("day", String.valueOf(day));
        return properties;
    }

    /** What was written; nothing where it is not ours. */
    static Optional<DemoMemory> read(Properties properties) {
        try {
            return Optional.of(new DemoMemory(
                    Integer.parseInt(text(properties, "port")),
                    Long.parseLong(text(properties, "seed")),
                    Integer.parseInt(text(properties, "students")),
                    Integer.parseInt(text(properties, "day"))));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    private static String text(Properties properties, String key) {
        @Nullable String value = properties.getProperty(key);
        return value == null ? "" : value.strip();
    }
}
