package org.passportsync.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Presence;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;
import org.passportsync.sis.SourcePage;

/** What is read of a folder. */
class CsvSourceTest extends CsvFolder {

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
    void a_further_identifier_that_is_a_secret_does_not_get_there_either() throws Exception {
        set.with(
                        "users",
                        "u-4,,,true,s-1,student,a,\"{SSN:078-05-1120},{ state :78},{Social Security No.:078-05-1120}\",Nan,Ames,,,,",
                        "u-5,,,true,s-1,student,b,SSN:078-05-1120,Ned,Ames,,,,")
                .looseIn(folder);

        assertThat(text(source.follow("users", null, 10)))
                .contains("{ state :78}")
                .doesNotContain("078-05-1120", "SSN");
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
    void a_role_that_does_not_say_whose_it_is_leaves_nobody_proven() throws Exception {
        SetOfFiles.empty()
                .version("1.2")
                .columns("users", "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName")
                .with("users", "u-1,,,true,a,Ann,Ames", "u-2,,,true,b,Bo,Bates")
                .with("roles", "r-1,,,u-1,primary,student,,,s-1,", "r-2,,, ,primary,student,,,s-2,")
                .with("orgs", "s-1,,,North,school,101,")
                .looseIn(folder);

        Parts students = parts("users", EntityType.STUDENT, "familyName");

        assertThat(students.rows).containsExactly("student u-1 ACTIVE {familyName=Ames}");
        assertThat(students.told).containsExactly("unreadable", "u-2 role");
        SourcePage first = source.follow("users", null, 1);
        assertThat(text(source.follow("users", first.next(), 1)))
                .as("it is told once, with the first page")
                .doesNotContain("unreadable");
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

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() throws Exception {
        set.columns("users", "\uFEFF" + set.rows("users").getFirst()).looseIn(folder);

        assertThat(text(source.follow("users", null, 10))).startsWith("sourcedId,");
    }

    @Test
    void a_value_may_run_over_several_lines() throws Exception {
        set.with("users", "u-5,,,true,s-1,student,x,,\"Two\nLines\",Ames,,,,").looseIn(folder);

        assertThat(parts("users", EntityType.STUDENT, "givenName").rows)
                .contains("student u-5 ACTIVE {givenName=Two\nLines}");
    }
}
