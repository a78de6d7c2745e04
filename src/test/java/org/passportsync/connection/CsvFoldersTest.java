package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.CsvFolders.Answer;

class CsvFoldersTest {

    @TempDir
    Path around;

    private Path lakeside;
    private CsvFolders folders;

    @BeforeEach
    void make() throws IOException {
        lakeside = Files.createDirectories(around.resolve("incoming/lakeside"));
        Files.createDirectories(around.resolve("elsewhere"));
        folders = new CsvFolders(around.resolve("incoming"));
    }

    @Test
    void a_folder_is_found_by_its_name_with_or_without_the_one_it_lies_in_and_by_its_whole_path() throws IOException {
        Answer found = new Answer.Found(lakeside.toRealPath());

        assertThat(folders.find(new Csv("lakeside"))).isEqualTo(found);
        assertThat(folders.find(new Csv("incoming/lakeside"))).isEqualTo(found);
        assertThat(folders.find(new Csv(lakeside.toString()))).isEqualTo(found);
    }

    @Test
    void nothing_outside_is_found() throws IOException {
        Files.createSymbolicLink(around.resolve("incoming/link"), around.resolve("elsewhere"));

        for (String way : new String[] {
            "../elsewhere", "link", around.resolve("elsewhere").toString(), "/"
        }) {
            assertThat(folders.find(new Csv(way)))
                    .isInstanceOfSatisfying(
                            Answer.Missing.class,
                            missing -> assertThat(missing.reason())
                                    .contains("does not lie inside", "passport.csv-folder"));
        }
    }

    @Test
    void a_folder_that_is_not_there_is_told_with_where_to_make_it() {
        assertThat(folders.find(new Csv("riverside")))
                .isInstanceOfSatisfying(
                        Answer.Missing.class,
                        missing -> assertThat(missing.reason())
                                .contains(
                                        "the folder riverside",
                                        "is not there",
                                        around.resolve("incoming").toString()));
    }
}
