package org.passportsync.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/** What is refused of a folder, in words. */
class CsvRefusalsTest extends CsvFolder {

    @Test
    void users_of_1_2_are_not_read_without_their_roles() {
        set.version("1.2").looseIn(folder);

        assertThat(fault().reason()).contains("roles.csv is absent", "who is a student");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demographics | FORBIDDEN | demographics.csv is absent by the manifest of the folder lakeside: what is known of its rows stays",
                "orgs         | MISSING   | no set is read without its schools"
            })
    void a_list_that_is_absent_is_refused_but_for_the_schools_it_is_no_end(String list, Kind kind, String words) {
        set.with("demographics")
                .comes("demographics", "absent")
                .comes("orgs", "absent")
                .looseIn(folder);

        SourceFault fault = catchThrowableOfType(SourceFault.class, () -> source.follow(list, null, 10));

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.reason()).contains(words);
    }

    @Test
    void a_delta_is_refused() {
        set.comes("users", "delta").looseIn(folder);

        assertThat(fault().reason()).contains("users.csv", "is a delta", "Have the export write bulk files");
    }

    @Test
    void an_empty_folder_and_two_kinds_at_once_are_refused() {
        assertThat(fault().reason()).contains("no OneRoster set is in the folder lakeside");

        set.looseIn(folder);
        set.zippedAs(folder.resolve("nightly.zip"));
        assertThat(fault().reason()).contains("lie files (manifest.csv) and zips (nightly.zip)", "take one kind away");
    }

    @Test
    void a_manifest_that_is_missing_or_wrong_is_told() throws IOException {
        set.version("1.0").looseIn(folder);
        assertThat(fault().reason()).contains("manifest.csv names oneroster.version 1.0", "versions 1.1 and 1.2");

        set.version("1.1").comes("users", "some").looseIn(folder);
        assertThat(fault().reason()).contains("says \"some\" of file.users", "bulk, delta and absent");

        set.comes("users", "bulk").comes("enrollments", "bulk").looseIn(folder);
        assertThat(fault().reason()).contains("says that enrollments.csv is there, and it is not");

        Files.delete(folder.resolve("manifest.csv"));
        assertThat(fault().reason()).contains("the folder lakeside holds no manifest.csv", "[orgs.csv, users.csv]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sourcedId,givenName,familyName,role,orgSourcedIds,GivenName | two columns GivenName",
                "sourcedId,givenName,,familyName | a column without a name",
                "sourcedId,givenName,role,orgSourcedIds | lacks the columns [familyName]",
                "givenName,familyName,role,orgSourcedIds | lacks the columns [sourcedId]",
                "sourcedId,givenName,familyName | lacks the columns [role, orgSourcedIds]"
            })
    void columns_that_are_wrong_are_told(String columns, String words) {
        SetOfFiles.empty()
                .with("orgs", "s-1,,,North,school,101,")
                .columns("users", columns)
                .looseIn(folder);

        assertThat(fault().reason()).contains("users.csv", words);
    }

    @Test
    void a_file_that_is_not_utf_8_is_told() throws IOException {
        set.looseIn(folder);
        Files.write(
                folder.resolve("users.csv"),
                String.join("\n", set.rows("users"))
                        .replace("Ann", "Andr\u00e9")
                        .concat("\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(fault().reason()).contains("users.csv is not UTF-8", "have it written as UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u-4,,,true,s-1,stud | ends in the middle of its last row",
                "u-4,,,true,s-1,student,x,,New,One,n@lakeside.example,,, | ends in the middle of its last row",
                "u-4,,,true,s-1,student,\"x | a quote is opened and never closed"
            })
    void a_loose_file_that_was_cut_is_told(String last, String words) throws IOException {
        set.looseIn(folder);
        Files.writeString(folder.resolve("users.csv"), String.join("\n", set.rows("users")) + "\n" + last);

        assertThat(fault().reason()).contains("users.csv", words);
    }

    @Test
    void quotes_that_swallow_rows_are_told() {
        set.with("users", "u-5,,,true,s-1,student,x,,Quo,\",,,,")
                .with("users", "u-6,,,true,s-1,student,x,,In,Between,,,,")
                .with("users", "u-7,,,true,s-1,student,x,,Quo,\",,,,")
                .looseIn(folder);

        assertThat(fault().reason()).contains("swallows others", "line 5");
    }

    @Test
    void links_out_of_the_folder_are_refused() throws IOException {
        set.looseIn(folder);
        Path outside = Files.move(folder.resolve("users.csv"), base.resolve("users.csv"));
        Files.createSymbolicLink(folder.resolve("users.csv"), outside);

        assertThat(fault().reason()).contains("users.csv is a link out of the folder lakeside");
    }

    @Test
    void a_zip_that_would_grow_out_of_all_proportion_is_refused() {
        String zeros = "0".repeat(1_000_000);
        for (int row = 0; row < 120; row++) {
            set.with("users", "z-" + row + ",,,true,s-1,student,x,,New," + zeros + ",,,,");
        }
        set.zippedAs(folder.resolve("bomb.zip"));

        assertThat(fault().reason()).contains("users.csv in bomb.zip would grow from", "500 times");
    }

    @Test
    void a_value_of_unbounded_length_is_refused() {
        set.with("users", "u-4,,,true,s-1,student,x,,New," + "long".repeat(500_000) + ",,,,")
                .looseIn(folder);

        assertThat(fault().reason()).contains("users.csv can't be read behind line 4", "more than 1000000 characters");
    }

    @Test
    void the_test_tells_each_file_and_its_first_problem() throws InterruptedException {
        set.with("enrollments", "e-1").comes("demographics", "absent").looseIn(folder);
        SetOfFiles.write(folder.resolve("enrollments.csv"), "sourcedId\n");

        ConnectionReport report = source.test();

        assertThat(report.passed()).isFalse();
        assertThat(report.facts()).contains("OneRoster 1.1 is read from the folder lakeside.");
        assertThat(report.resources())
                .extracting(ConnectionReport.ResourceReport::resource)
                .hasSize(7);
        assertThat(report.resources()).anySatisfy(one -> {
            assertThat(one.resource()).isEqualTo("users");
            assertThat(one.count()).isEqualTo(3);
            assertThat(one.problem()).isNull();
        });
        assertThat(report.resources()).anySatisfy(one -> {
            assertThat(one.resource()).isEqualTo("demographics");
            assertThat(one.reachable()).isTrue();
            assertThat(one.problem()).contains("absent by the manifest");
        });
        assertThat(report.resources()).anySatisfy(one -> {
            assertThat(one.resource()).isEqualTo("enrollments");
            assertThat(one.reachable()).isFalse();
            assertThat(one.problem()).contains("lacks the columns");
        });
    }
}
