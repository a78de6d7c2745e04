package org.passportsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts under bench/, beside an mvnw that only notes that it was called: what is refused is refused before that. */
@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {

    private static final int BUILDING = 77;

    @TempDir
    private Path folder;

    private record Said(int code, String text) {}

    @BeforeEach
    void copies() throws IOException {
        Path bench = Files.createDirectory(folder.resolve("bench"));
        try (Stream<Path> scripts = Files.list(Path.of("bench"))) {
            for (Path script :
                    scripts.filter(one -> one.toString().endsWith(".sh")).toList()) {
                Files.copy(script, bench.resolve(script.getFileName()));
            }
        }
        executable("mvnw", "#!/bin/sh\nexit " + BUILDING + "\n");
        executable("jdks/jdk-25/bin/java", "#!/bin/sh\n");
        Files.writeString(folder.resolve("jdks/jdk-25/release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "districts.sh 99999999999",
                "districts.sh 50 5000 4 16 2 1",
                "districts.sh fifty",
                "growth.sh 2000 4 1",
                "growth.sh 2000 x",
                "kill.sh 0",
                "kill.sh 1 2 3",
                "profile.sh 1000 ten",
                "profile.sh 1000 10 weekly",
                "profile.sh 1000 10 daily 1",
                "run.sh 1e6",
                "run.sh -5",
                "run.sh 1000 1 daily daily",
                "start.sh 5 5",
                "workers.sh 3000 3 3",
                "workers.sh 08"
            })
    void wrong_arguments_are_refused_in_one_line_before_anything_is_built(String call) throws Exception {
        Said said = run("jdks", call);

        assertThat(said.code()).as(said.text()).isEqualTo(2);
        assertThat(said.text().strip()).contains("see bench/README.md").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "districts.sh 999999999 1 1 1 1",
                "growth.sh",
                "growth.sh 500 2",
                "kill.sh",
                "kill.sh 10 7",
                "profile.sh",
                "profile.sh 1000 10 daily",
                "run.sh 1000 1 first",
                "start.sh 1",
                "workers.sh"
            })
    void right_ones_are_built_for(String call) throws Exception {
        Said said = run("jdks", call);

        assertThat(said.code()).as(said.text()).isEqualTo(BUILDING);
        assertThat(said.text()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void without_the_jdk_that_it_needs_nothing_is_built() throws Exception {
        Said said = run("none", "run.sh 1000");

        assertThat(said.code()).as(said.text()).isEqualTo(2);
        assertThat(said.text().strip())
                .contains("no JDK 25 in JAVA_HOME, ", "set JAVA_HOME to one")
                .doesNotContain("\n");
    }

    private Said run(String jdks, String call) throws Exception {
        List<String> words = Arrays.asList(call.split(" "));
        words.set(0, folder.resolve("bench").resolve(words.getFirst()).toString());
        ProcessBuilder shell = new ProcessBuilder(
                        Stream.concat(Stream.of("/bin/sh"), words.stream()).toList())
                .redirectErrorStream(true);
        shell.environment().remove("JAVA_HOME");
        shell.environment().put("MVNW_JDKS", folder.resolve(jdks).toString());
        Process process = shell.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private void executable(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
