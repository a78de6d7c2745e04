package org.passportsync.command;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.passportsync.simulator.DistrictSettings;

/**
 * What the demo remembers from one time to the next.
 *
 * @param definition which application it plays
 * @param port where the simulated Skyward listened
 * @param day the last school day that was played
 */
record DemoMemory(DemoDefinition definition, int port, long seed, int students, int day) {

    /** The same after another day. */
    DemoMemory at(int otherPort, int otherDay) {
        return new DemoMemory(definition, otherPort, seed, students, otherDay);
    }

    /** The date of that day. */
    LocalDate today() {
        return DistrictSettings.of(seed, students).firstDay().plusDays(day);
    }

    Properties written() {
        Properties properties = new Properties();
        properties.setProperty("application", definition.application());
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("seed", String.valueOf(seed));
        properties.setProperty("students", String.valueOf(students));
        properties.setProperty("day", String.valueOf(day));
        return properties;
    }

    /** What was written; nothing where it is not ours. */
    static Optional<DemoMemory> read(Properties properties) {
        try {
            String application = properties.getProperty("application", DemoDefinition.ONEROSTER.application());
            return DemoDefinition.of(application.strip())
                    .map(definition -> new DemoMemory(
                            definition,
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
