package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {

    @TempDir
    private Path home;

    private Path folder;
    private SecretFiles files;

    @BeforeEach
    void put_secrets_inside_and_outside() throws IOException {
        folder = Files.createDirectories(home.resolve("secrets"));
        Files.writeString(folder.resolve("lakeside"), "  inside\n");
        Files.writeString(home.resolve("outside"), "outside");
        Files.createDirectories(home.resolve("secrets-too"));
        Files.writeString(home.resolve("secrets-too/lakeside"), "outside");
        files = new SecretFiles(List.of(folder));
    }

    @Test
    void a_file_inside_the_folder_is_read_without_the_blanks_around_it() {
        assertThat(files.read("lakeside")).isEqualTo(new SecretAnswer.Found("inside"));
        assertThat(files.read(folder.resolve("lakeside").toString())).isEqualTo(new SecretAnswer.Found("inside"));
        assertThat(files.read("./x/../lakeside")).isEqualTo(new SecretAnswer.Found("inside"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../outside", "x/../../outside", "../secrets-too/lakeside", "/etc/hostname", "", ".", "nowhere"})
    void nothing_outside_the_folder_is_read(String reference) {
        assertThat(files.read(reference)).isInstanceOf(SecretAnswer.Missing.class);
    }

    @Test
    void an_absolute_path_outside_is_not_read() {
        assertThat(files.read(home.resolve("outside").toString())).isInstanceOf(SecretAnswer.Missing.class);
    }

    @Test
    void a_link_that_leads_out_is_not_followed_and_one_that_stays_inside_is() throws IOException {
        Files.createSymbolicLink(folder.resolve("out"), home.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("folder-out"), home.resolve("secrets-too"));
        Files.createSymbolicLink(folder.resolve("in"), folder.resolve("lakeside"));

        assertThat(files.read("out")).isInstanceOf(SecretAnswer.Missing.class);
        assertThat(files.read("folder-out/lakeside")).isInstanceOf(SecretAnswer.Missing.class);
        assertThat(files.read("in")).isEqualTo(new SecretAnswer.Found("inside"));
    }

    @Test
    void a_folder_that_is_a_link_itself_may_hold_secrets() throws IOException {
        Files.createSymbolicLink(home.resolve("linked"), folder);

        assertThat(new SecretFiles(List.of(home.resolve("linked"))).read("lakeside"))
                .isEqualTo(new SecretAnswer.Found("inside"));
    }

    @Test
    void an_empty_and_an_endless_file_are_told_apart_and_their_content_is_not_shown() throws IOException {
        Files.writeString(folder.resolve("empty"), " \n");
        Files.writeString(folder.resolve("large"), "planted".repeat(10_000));

        assertThat(((SecretAnswer.Missing) files.read("empty")).message()).contains("is empty");
        assertThat(((SecretAnswer.Missing) files.read("large")).message())
                .contains("more than 65536 bytes")
                .doesNotContain("planted");
    }
}
