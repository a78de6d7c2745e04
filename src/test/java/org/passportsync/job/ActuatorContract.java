package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the actuator tells to whom, and what it never tells: a part of {@link WatchedRunsTest}. */
interface ActuatorContract {

    Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** The program, before the first of its runs. */
    WatchedProgram watched();

    @Test
    @Order(1)
    default void figures_need_a_login_and_nothing_else_of_the_actuator_is_there() throws Exception {
        assertThat(watched().answer("/actuator/prometheus", "").statusCode()).isEqualTo(401);
        assertThat(watched().answer("/actuator/prometheus", "vera").statusCode())
                .isEqualTo(200);
        for (String path :
                List.of("env", "beans", "heapdump", "loggers", "metrics", "configprops", "shutdown", "threaddump")) {
            assertThat(watched().answer("/actuator/" + path, "ada").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(watched().answer("/actuator/info", "vera").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(1)
    default void the_version_is_told_by_the_actuator_and_to_workers() throws Exception {
        Properties built = new Properties();
        try (InputStream file = Build.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (System.getenv("CI") == null) {
                assumeTrue(file != null, "needs classes that Maven has built");
            }
            built.load(file);
        }
        String version = built.getProperty("build.version");

        assertThat(watched().answer("/actuator/info", "vera").body()).contains("\"version\":\"" + version + "\"");
        assertThat(Build.version()).matches(Pattern.quote(version) + "\\+[0-9a-f]{8}");
        assertThat(built).as("two builds of one state are alike").doesNotContainKey("build.time");
    }

    @Test
    @Order(8)
    default void labels_are_few_and_name_no_record() throws Exception {
        Set<String> names = new TreeSet<>();
        for (String line : watched()
                .scraped()
                .lines()
                .filter(line -> line.startsWith("passport_"))
                .toList()) {
            LABEL.matcher(line).results().forEach(label -> {
                names.add(label.group(1));
                assertThat(label.group(2)).as(line).doesNotContain("s-0", "http", "/", "Student");
            });
        }

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "connection",
                        "entity",
                        "kind",
                        "le",
                        "outcome",
                        "reason",
                        "resource",
                        "state",
                        "status",
                        "step");
    }

    @Test
    @Order(9)
    default void nothing_is_measured_for_each_page_or_each_item_by_spring_batch() {
        assertThat(watched().served.part(MeterRegistry.class).getMeters())
                .extracting(meter -> meter.getId().getName())
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("spring.batch"));
    }
}
