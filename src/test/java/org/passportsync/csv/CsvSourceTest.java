package org.passportsync.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.connection.Csv;
import org.passportsync.connection.CsvFolders;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Presence;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceRow;
import org.passportsync.sis.UnreadablePage;

/** What is read of a folder, and what is refused in words. */
class CsvSourceTest {

    @TempDir
    Path base;

    private final SetOfFiles set = SetOfFiles.empty()
            .with("orgs", "dst,,,Lakeside,district,1,", "s-1,,,North,school,101,dst")
            .with(
                    "users",
                    "u-1,,,true,s-1,student,ann.a,\"{State:77},{SIS:12}\",Ann,Ames,ann@lakeside.example,g-1,\"09,10\",hunter2",
                    "u-2,tobedeleted,,true,s-1,teacher,tea.t,,Tia,Tate,tia@lakeside.example,,,hunter2",
                    "u-3,active,,true,\"s-1,s-2\",teacher,tom.t,,Tom,Tait,tom@lakeside.example,,,");
    private Path folder;
    private org.passportsync.csv.CsvSource source;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(base.resolve("incoming/lakeside"));
        CsvFolders folders = new CsvFolders(base.resolve("incoming"));
        source = new org.passportsync.csv.CsvSource(() -> folders.find(new Csv("lakeside")));
    }

    @AfterEach
    void close() {
        source.close();
    }

    private SourceFault fault() {
        return catchThrowableOfType(SourceFault.class, () -> source.follow("users", null, 10));
    }

    private static String text(SourcePage page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    /** What a page's parts hold, and what is told of its rows. */
    private static final class Parts implements RowSink {

        private final List<String> rows = new ArrayList<>();
        private final List<String> told = new ArrayList<>();

        @Override
        public void row(SourceRow row) {
            Map<String, Object> values = new TreeMap<>();
            for (int slot = 0; slot < row.schema().size(); slot++) {
                Object value = row.value(slot);
                if (value != null) {
                    values.put(row.schema().attributes().get(slot), value);
                }
            }
            rows.add(row.entity().key() + " " + row.rawId() + " " + row.status() + " " + values);
        }

        @Override
        public void heldBack(
                Set<EntityType> entities, String rawId, String rule, @Nullable String value, String message) {
            told.add(rawId + " " + rule);
        }

        @Override
        public void unreadable(String message) {
            told.add("unreadable");
        }

        @Override
        public void secret() {
            told.add("secret");
        }
    }

    private Parts parts(String list, EntityType entity, String... attributes)
            throws SourceFault, InterruptedException, UnreadablePage {
        Parts parts = new Parts();
        List<RowSchema> wanted = List.of(new RowSchema(new PartKind(entity, list), List.of(attributes)));
        source.parser(list, wanted).parse(source.follow(list, null, 100), parts);
        return parts;
    }

    @Test
    void loose_files_and_a_zip_are_read_alike() throws Exception {
        set.looseIn(folder);
        String loose = text(source.follow("users", null, 10));
        source.close();
        Files.delete(folder.resolve("orgs.csv"));
        Files.delete(folder.resolve("users.csv"));
        Files.delete(folder.resolve("manifest.csv"));
        set.zippedAs(folder.resolve("nightly.zip"));

        assertThat(text(source.follow("users", null, 10))).isEqualTo(loose);
    }

    @Test
    void a_column_that_holds_secrets_never_gets_into_a_page() throws Exception {
        set.looseIn(folder);

        assertThat(text(source.follow("users", null, 10)))
                .startsWith("sourcedId,status,")
                .contains("tia@lakeside.example")
                .doesNotContain("password", "hunter2");
    }

    @Test
    void a_row_that_lost_a_column_leaves_nothing_behind_but_its_identifier() throws Exception {
        set.with("users", "u-4,,,true,s-1,student,no.email,,Nan,Ames,,,hunter2").looseIn(folder);

        assertThat(text(source.follow("users", null, 10)))
                .doesNotContain("hunter2", "Nan")
                .contains("u-4");
        assertThat(parts("users", EntityType.STUDENT, "familyName").told).containsExactly("u-4 columns");
    }

    @Test
    void fields_have_the_names_of_oneroster_or_those_of_their_columns() throws Exception {
        set.looseIn(folder);

        assertThat(parts("users", EntityType.STUDENT, "grades", "userIds.state", "schools", "enabledUser").rows)
                .containsExactly(
                        "student u-1 ACTIVE {enabledUser=true, grades=[09, 10], schools=[s-1], userIds.state=77}");
        assertThat(parts("users", EntityType.STAFF, "schools", "role", "orgSourcedIds").rows)
                .containsExactly(
                        "staff u-2 ENDED {orgSourcedIds=[s-1], role=teacher, schools=[s-1]}",
                        "staff u-3 ACTIVE {orgSourcedIds=[s-1, s-2], role=teacher, schools=[s-1, s-2]}");
        assertThat(parts("orgs", EntityType.SCHOOL, "name", "parent").rows)
                .contains("school s-1 ACTIVE {name=North, parent=dst}");
    }

    @Test
    void a_student_names_its_contacts_as_agents() throws Exception {
        set.looseIn(folder);
        Parts parts = new Parts();
        List<RowSchema> wanted =
                List.of(new RowSchema(new PartKind(EntityType.CONTACT, "agent"), List.of("relationships")));
        source.parser("users", wanted).parse(source.follow("users", null, 100), parts);

        assertThat(parts.rows).singleElement().satisfies(row -> assertThat(row).startsWith("contact g-1 ACTIVE"));
    }

    @Test
    void roles_of_1_2_come_from_their_own_file() throws Exception {
        SetOfFiles.empty()
                .version("1.2")
                .columns(
                        "users",
                        "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,preferredGivenName,agentSourcedIds,password,primaryOrgSourcedId")
                .with(
                        "users",
                        "u-1,,,true,a,Ann,Ames,Annie,,hunter2,s-1",
                        "u-2,,,true,b,Bo,Bates,,,,s-2",
                        "u-3,,,true,c,Cy,Cole,,,,",
                        "u-4,,,true,d,Di,Dean,,,,")
                .with(
                        "roles",
                        "r-1,,,u-1,primary,student,2026-08-15,2027-06-10,s-1,",
                        "r-2,,,u-2,secondary,teacher,,,s-1,",
                        "r-3,,,u-2,primary,principal,,,s-2,",
                        "r-4,tobedeleted,,u-2,primary,student,,,s-2,",
                        "r-5,tobedeleted,,u-4,primary,student,,,s-2,")
                .with("orgs", "s-1,,,North,school,101,", "s-2,,,South,school,102,")
                .looseIn(folder);

        assertThat(parts("users", EntityType.STAFF, "roles", "role", "schools", "primarySchool").rows)
                .containsExactly(
                        "staff u-2 ACTIVE {primarySchool=s-2, role=principal, roles=[teacher, principal], schools=[s-1, s-2]}");
        Parts students = parts("users", EntityType.STUDENT, "preferredFirstName", "familyName");
        assertThat(students.rows)
                .containsExactly(
                        "student u-1 ACTIVE {familyName=Ames, preferredFirstName=Annie}",
                        "student u-4 ENDED {familyName=Dean}");
        assertThat(students.told).containsExactly("u-3 role");
        assertThat(parts("users", EntityType.SCHOOL_ENROLLMENT, "student", "school", "beginDate", "endDate").rows)
                .contains(
                        "schoolEnrollment u-1|student|s-1 ACTIVE {beginDate=2026-08-15, endDate=2027-06-10, school=s-1, student=u-1}");
    }

    @Test
    void users_of_1_2_are_not_read_without_their_roles() {
        set.version("1.2").looseIn(folder);

        assertThat(fault().reason()).contains("roles.csv is absent", "who is a student");
    }

    @Test
    void the_newest_zip_is_read_and_of_two_of_one_time_the_last_by_name() throws Exception {
        Instant monday = Instant.parse("2026-09-14T02:00:00Z");
        set.zippedAs(folder.resolve("z.zip"), monday);
        set.with("users", "u-9,,,true,s-1,student,x,,New,One,,,,")
                .zippedAs(folder.resolve("a.zip"), monday.plusSeconds(60));
        assertThat(text(source.follow("users", null, 10))).contains("u-9");

        SetOfFiles.in(folder.resolve("z.zip"))
                .with("users", "u-8,,,true,s-1,student,x,,New,One,,,,")
                .zippedAs(folder.resolve("b.zip"), monday.plusSeconds(60));
        reopened();
        assertThat(text(source.follow("users", null, 10))).contains("u-8").doesNotContain("u-9");
    }

    private void reopened() {
        source.close();
        CsvFolders folders = new CsvFolders(base.resolve("incoming"));
        source = new org.passportsync.csv.CsvSource(() -> folders.find(new Csv("lakeside")));
    }

    @Test
    void pages_follow_by_cursor_and_another_process_goes_on_there() throws Exception {
        set.zippedAs(folder.resolve("nightly.zip"));
        SourcePage first = source.follow("users", null, 1);
        assertThat(first.total()).hasValue(3);
        reopened();

        SourcePage second = source.follow("users", first.next(), 1);
        SourcePage third = source.follow("users", second.next(), 1);

        assertThat(text(first)).contains("u-1").doesNotContain("u-2");
        assertThat(text(second)).contains("u-2").doesNotContain("u-1", "u-3");
        assertThat(text(third)).contains("u-3");
        assertThat(third.next()).isNull();
    }

    @Test
    void a_file_that_was_replaced_has_lost_the_place() throws Exception {
        set.looseIn(folder);
        String cursor = source.follow("users", null, 1).next();
        set.with("users", "u-9,,,true,s-1,student,x,,New,One,,,,").looseIn(folder);

        SourceFault lost = catchThrowableOfType(SourceFault.class, () -> source.follow("users", cursor, 1));

        assertThat(lost.kind()).isEqualTo(Kind.LOST_PLACE);
        assertThat(lost.reason()).isEqualTo("users.csv was replaced, or written to, while it was read");
        assertThat(text(source.follow("users", null, 10))).contains("u-9");
    }

    @Test
    void whatever_the_whole_file_does_not_hold_is_gone() throws Exception {
        set.looseIn(folder);

        assertThat(source.confirm("users", "u-1")).isEqualTo(Presence.PRESENT);
        assertThat(source.confirm("users", "u-2")).as("tobedeleted").isEqualTo(Presence.GONE);
        assertThat(source.confirm("users", "u-7")).isEqualTo(Presence.GONE);
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
    void a_byte_order_mark_is_no_part_of_the_first_column() throws Exception {
        set.columns("users", "\uFEFF" + set.rows("users").getFirst()).looseIn(folder);

        assertThat(text(source.follow("users", null, 10))).startsWith("sourcedId,");
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
    void a_value_may_run_over_several_lines() throws Exception {
        set.with("users", "u-5,,,true,s-1,student,x,,\"Two\nLines\",Ames,,,,").looseIn(folder);

        assertThat(parts("users", EntityType.STUDENT, "givenName").rows)
                .contains("student u-5 ACTIVE {givenName=Two\nLines}");
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
