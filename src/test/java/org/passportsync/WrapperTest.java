package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.WrapperMachine.Outcome;

/** What mvnw does on machines that have this and lack that. */
@DisabledOnOs(OS.WINDOWS)
class WrapperTest {

    private WrapperMachine machine;

    @BeforeEach
    void anEmptyMachine(@TempDir Path folder) throws IOException {
        machine = new WrapperMachine(folder);
    }

    @Test
    void an_installed_maven_runs_on_the_jdk_that_was_found() throws Exception {
        machine.jdk("jdk-17", "17.0.15");
        Path found = machine.jdk("jdk-25", "25.0.3");
        machine.mavenOnPath("3.8.7");

        Outcome outcome = machine.mvnw("-B", "verify");

        assertThat(outcome).isEqualTo(new Outcome(0, "3.8.7 on " + found + ": -B verify\n", ""));
    }

    @Test
    void an_older_java_home_gives_way_to_a_newer_jdk() throws Exception {
        machine.set("JAVA_HOME", machine.jdk("jdk-17", "17.0.15").toString());
        Path found = machine.jdk("jdk-26", "26-ea");
        machine.mavenOnPath("3.10.0");

        assertThat(machine.mvnw("verify").out()).isEqualTo("3.10.0 on " + found + ": verify\n");
    }

    @Test
    void a_java_home_that_is_new_enough_is_kept() throws Exception {
        machine.jdk("jdk-26", "26");
        Path mine = machine.jdk("my jdk", "25");
        machine.set("JAVA_HOME", mine.toString());
        machine.mavenOnPath("4.0.0");

        assertThat(machine.mvnw("verify").out()).isEqualTo("4.0.0 on " + mine + ": verify\n");
    }

    @Test
    void the_jdk_of_the_java_on_the_path_is_found() throws Exception {
        Path found = machine.jdk("elsewhere/jdk", "25.0.1");
        machine.command("java", "echo '    java.home = " + found + "' >&2");
        machine.mavenOnPath("3.9.9");

        assertThat(machine.mvnw("verify").out()).isEqualTo("3.9.9 on " + found + ": verify\n");
    }

    @Test
    void without_a_new_enough_jdk_one_line_says_how_to_get_it() throws Exception {
        machine.jdk("jdk-1.8", "1.8.0_452");
        machine.jdk("jdk-17", "17.0.15");
        Files.delete(machine.jdk("jre-25", "25.0.3").resolve("bin/javac"));
        machine.mavenOnPath("3.9.9");

        Outcome outcome = machine.mvnw("verify");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("no JDK 25 or newer found", "adoptium.net", "JAVA_HOME");
    }

    @Test
    void the_maven_of_maven_home_comes_before_the_one_on_the_path() throws Exception {
        Path jdk = machine.jdk("jdk-25", "25.0.3");
        machine.mavenOnPath("3.8.7");
        machine.set("MAVEN_HOME", machine.maven("my maven", "3.9.9").toString());

        assertThat(machine.mvnw("verify").out()).isEqualTo("3.9.9 on " + jdk + ": verify\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget", "java"})
    void an_old_maven_gives_way_to_the_pinned_one_which_is_downloaded_once(String with) throws Exception {
        assumeThat(with.equals("java") || machine.has(with)).isTrue();
        machine.realJdk();
        machine.mavenOnPath("3.6.3");
        try (WrapperArchive archive = machine.archive()) {
            Outcome first = machine.mvnw("verify");
            Outcome second = machine.mvnw("verify");

            assertThat(first.out()).isEqualTo("the pinned one: verify\n");
            assertThat(second).isEqualTo(new Outcome(0, "the pinned one: verify\n", ""));
            assertThat(archive.requests())
                    .containsExactly("/maven-3/" + machine.pinned("maven_version") + "/binaries/apache-maven-"
                            + machine.pinned("maven_version") + "-bin.tar.gz");
        }
        assertThat(machine.kept())
                .containsExactly(machine.pinned("maven_sha512").substring(0, 16));
    }

    @Test
    void an_archive_with_another_checksum_is_refused_and_nothing_of_it_stays() throws Exception {
        machine.realJdk();
        try (WrapperArchive archive = machine.archive()) {
            archive.serve("something else".getBytes(StandardCharsets.UTF_8));

            Outcome outcome = machine.mvnw("verify");

            assertThat(outcome.exitCode()).isOne();
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains("mvnw: the SHA-512 of " + archive.url(), "don't trust it");
        }
        assertThat(machine.kept()).isEmpty();
    }

    @Test
    void an_archive_that_does_not_have_it_ends_in_a_line_that_says_what_to_do() throws Exception {
        machine.realJdk();
        try (WrapperArchive archive = machine.archive()) {
            machine.set("MVNW_ARCHIVE", archive.url() + "/nothing-here");

            Outcome outcome = machine.mvnw("verify");

            assertThat(outcome.exitCode()).isOne();
            assertThat(outcome.err().lines().toList().getLast())
                    .contains("could not download " + archive.url() + "/nothing-here", "MVNW_ARCHIVE");
        }
        assertThat(machine.kept()).isEmpty();
    }

    @Test
    void both_wrappers_pin_the_same_maven_from_apaches_own_archive() throws IOException {
        String unix = Files.readString(Path.of("mvnw"));
        String windows = Files.readString(Path.of("mvnw.cmd"));

        for (String name : List.of("maven_version", "maven_sha512")) {
            assertThat(windows).contains("set \"" + name + "=" + machine.pinned(name) + "\"");
        }
        assertThat(hosts(unix + windows)).containsOnly("archive.apache.org", "adoptium.net");
    }

    private static List<String> hosts(String text) {
        return Pattern.compile("https?://([^/\\s\"};]+)")
                .matcher(text)
                .results()
                .map((MatchResult url) -> url.group(1))
                .toList();
    }
}
