package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.notice.NoticeSettings;
import org.passportsync.notice.Pointers;
import org.passportsync.notice.PostOffice;
import org.passportsync.run.NoticeKind;
import org.passportsync.run.Telling;

/** The example in docs/operations.md that checks a webhook's signature, carried out as it stands there. */
class SignatureExampleTest {

    private static final String SECRET = "öffne dich, Sesam";

    @TempDir
    private Path folder;

    @Test
    void the_example_takes_what_we_signed_and_nothing_else() throws Exception {
        if (System.getenv("CI") == null) {
            assumeTrue(ends(Map.of(), "openssl version") == 0, "openssl is not installed");
        }
        String example = example();
        Listener.Received received = received();
        Map<String, String> given =
                Map.of("SECRET", SECRET, "TIMESTAMP", received.timestamp(), "SIGNATURE", received.signature());

        Files.writeString(folder.resolve("body.json"), received.body());
        assertThat(ends(given, example)).isZero();

        Files.writeString(folder.resolve("body.json"), received.body() + " ");
        assertThat(ends(given, example)).isNotZero();
    }

    private Listener.Received received() throws IOException {
        try (Listener listener = new Listener();
                Lakeside lakeside = Lakeside.in(
                        folder, definition -> definition.section("notify: { webhook: \"" + listener.url() + "\" }"))) {
            Workplace place = lakeside.house.place;
            int connection =
                    lakeside.house.connections.find("lakeside").orElseThrow().id();
            new Telling(place.database(), place.clock())
                    .tell(new Telling.Matter(connection, NoticeKind.NOT_STARTED, "today", "Grüße: nobody knows why"));
            Pointers pointers = new Pointers(words -> String.join(" ", words), null);
            NoticeSettings settings = new NoticeSettings("a@lakeside.example", SECRET, null);
            assertThat(new PostOffice(settings, () -> null, pointers, Duration.ofSeconds(10))
                            .delivery(place.database(), lakeside.house.connections, Instant::now)
                            .deliver())
                    .isEmpty();
            return listener.received.getFirst();
        }
    }

    private static String example() throws IOException {
        String notices = Files.readString(Path.of("docs/operations.md")).split("\n## Notices\n", 2)[1];
        return notices.split("```sh\n", 2)[1].split("```", 2)[0];
    }

    private int ends(Map<String, String> environment, String script) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
        shell.environment().putAll(environment);
        return shell.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start()
                .waitFor();
    }
}
