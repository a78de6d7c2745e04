package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.DataKey;
import org.passportsync.connection.MasterKey;
import org.passportsync.connection.Vault;
import org.passportsync.connection.VaultLocked;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Rule 11: pages are kept sealed, without secrets, and can be dropped by the day. */
class JournalRuleTest {

    private static final String CHILD = "Plantedchild";
    private static final String SECRET = "planted-hunter2";

    @TempDir
    private Path folder;

    private Lakeside lakeside;

    @BeforeEach
    void enter() {
        lakeside = Lakeside.in(folder);
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln").aStudentNamed(CHILD, "s-050", "lincoln");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void a_page_is_sealed_with_the_districts_key_and_bound_to_its_place() throws Exception {
        Run run = lakeside.committed();

        byte[] sealed = body(run, "users");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(CHILD, "sourcedId");
        assertThat(opened(run, "users")).contains(CHILD, "s-001");
        assertThatThrownBy(() -> key().decrypt(sealed, run.id() + "/users/1")).isInstanceOf(VaultLocked.class);
        assertThatThrownBy(() -> strangersKey().decrypt(sealed, run.id() + "/users/0"))
                .isInstanceOf(VaultLocked.class);
        assertThat(kept(run, "users", "encoding")).isEqualTo("gzip");
        assertThat(kept(run, "users", "length(body)::text"))
                .isEqualTo(String.valueOf(Integer.parseInt(kept(run, "users", "body_length")) + 33));
    }

    @Test
    void fields_that_hold_secrets_are_dropped_from_the_page_wherever_they_stand() throws Exception {
        lakeside.district.aUser("s-051", "Student", """
                "password":"%1$s","metadata":{"homeroom":"B12","Password_Hint":"%1$s","foodServiceKeyPadNumber":"%1$s"},
                "userProfiles":[{"app":"x","credentials":[{"type":"basic","username":"%1$s","password":"%1$s"}]}],
                """.formatted(SECRET), "student", "lincoln");

        Run run = lakeside.committed();

        assertThat(opened(run, "users"))
                .contains(CHILD, "B12", "s-051", "\"app\":\"x\"")
                .doesNotContain(SECRET, "assword", "credentials");
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-051");
        assertThat(lakeside.document(EntityType.STUDENT, "s-051")).doesNotContain(SECRET);
    }

    @Test
    void numbers_that_are_secrets_are_dropped_by_whatever_name_and_by_the_type_of_an_identifier() throws Exception {
        lakeside.district.aUser("s-051", "Student", """
                "userIds":[{"identifier":"%1$s","type":"SSN"},{"type":"state","identifier":"77001","password":"%1$s"},
                           {"type":"Social Security","of":{"identifier":"%1$s"}},"kept"],
                "SSN_Last4":"%1$s","metadata":{"LunchPinNumber":"%1$s","KeyPadNo":["%1$s"],"shipping":"B12"},
                """.formatted(SECRET), "student", "lincoln");
        lakeside.district.aUser("s-052", "Student", """
                "userIds":{"type":"ssn","identifier":"%1$s"},
                """.formatted(SECRET), "student", "lincoln");

        Run run = lakeside.committed();

        assertThat(opened(run, "users"))
                .contains("{\"type\":\"state\",\"identifier\":\"77001\"},\"kept\"]", "B12", "s-052")
                .doesNotContain(SECRET, "LunchPin", "KeyPad", "SSN");
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-051", "s-052");
        assertThat(lakeside.document(EntityType.STUDENT, "s-051")).contains("77001");
    }

    @Test
    void a_page_that_did_not_come_compressed_is_kept_compressed_and_known_when_it_comes_again() throws Exception {
        lakeside.skyward.faults("no-gzip");

        Run run = lakeside.committed();

        assertThat(kept(run, "users", "encoding")).isEqualTo("gzip");
        assertThat(opened(run, "users")).contains(CHILD, "s-001");
        assertThat(kept(run, "users", "known::text")).isEqualTo("false");
        assertThat(kept(lakeside.committed(), "users", "known::text")).isEqualTo("true");
    }

    @Test
    void secrets_are_dropped_as_well_where_a_page_did_not_come_compressed() throws Exception {
        lakeside.skyward.faults("no-gzip");
        lakeside.district.aUser("s-051", "Student", """
                "password":"%s",
                """.formatted(SECRET), "student", "lincoln");

        Run run = lakeside.committed();

        assertThat(kept(run, "users", "encoding")).isEqualTo("gzip");
        assertThat(opened(run, "users")).contains(CHILD, "s-051").doesNotContain(SECRET, "assword");
    }

    @Test
    void keypad_numbers_and_passwords_of_sms_2_0_are_dropped_from_its_pages() throws Exception {
        lakeside.district.aTeacher("t-01", "lincoln");
        lakeside.apply(definition -> UnprovenByCursorTest.natively(definition)
                .with("connection", "natives")
                .with("district", "{ id: natives, name: Lakeside, timeZone: America/Chicago }"));

        Run run = Lakeside.ended(lakeside.house.launch("connection=natives", "new=true"));

        assertThat(run.state()).isEqualTo(RunState.COMMITTED);
        assertThat(opened(run, "students")).contains("NameId", "1001").doesNotContain("KeyPad");
        assertThat(opened(run, "staff")).contains("NameId", "201").doesNotContain("Password", "simulated-password");
    }

    @Test
    void of_a_page_that_can_not_be_read_length_fingerprint_and_position_are_kept_only() {
        lakeside.skyward.faults("half-json@users");

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message())
                .matches(
                        "(?s).*users from row 0: .* at byte \\d+.*only this is kept: \\d+ bytes, fingerprint [0-9a-f-]{36}.*")
                .doesNotContain(CHILD, "Student");
        assertThat(pages(run, "users")).isZero();
    }

    @Test
    void retention_may_drop_a_day_once_its_run_is_committed() {
        lakeside.committed();
        dropTheDay();
        lakeside.district.without(Resource.USERS, "s-007");

        assertThat(lakeside.changes(lakeside.committed()))
                .contains("DELETE student s-007 SOURCE")
                .hasSize(2);
    }

    @Test
    void a_run_whose_day_was_dropped_meanwhile_takes_nothing_for_absent() {
        lakeside.committed();
        Run failed = Lakeside.ended(lakeside.house.launch(At.failing("prove"), "new=true"));
        dropTheDay();
        lakeside.sql()
                .sql("select ensure_partitions(:day)")
                .param("day", failed.day())
                .query((_, _) -> 0)
                .list();

        Launched again = lakeside.house.syncs.restart(failed.id(), House.OPERATOR, RunWatcher.NONE);

        assertThat(again).isInstanceOf(Launched.Wrong.class);
        assertThat(((Launched.Wrong) again).reason()).contains("journal", "was dropped", "new=true");
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(21);
        assertThat(lakeside.changes(lakeside.committed())).isEmpty();
    }

    @Test
    void a_parked_run_whose_day_was_dropped_can_not_be_committed_by_half() {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-007");
        Run parked = lakeside.sync("preview=true");
        dropTheDay();
        lakeside.sql()
                .sql("select ensure_partitions(:day)")
                .param("day", parked.day())
                .query((_, _) -> 0)
                .list();

        Launched approved = lakeside.house.syncs.approve(
                parked.id(), String.valueOf(parked.digest()), null, House.OPERATOR, RunWatcher.NONE);

        assertThat(approved).isInstanceOf(Launched.Wrong.class);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007");
        assertThat(lakeside.changes(lakeside.committed())).contains("DELETE student s-007 SOURCE");
    }

    private void dropTheDay() {
        lakeside.sql()
                .sql(
                        "select inhrelid::regclass::text from pg_inherits join pg_class p on p.oid = inhparent"
                                + " where p.relname in ('page_journal', 'settled') or p.relname like 'staged%' and p.relkind = 'p'")
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(partition ->
                        lakeside.sql().sql("drop table " + partition).update());
    }

    private String opened(Run run, String slice) throws IOException {
        DataKey key = vault().unwrap(lakeside.house.connections.dataKey(run.district()), run.district());
        byte[] page = key.decrypt(body(run, slice), run.id() + "/" + slice + "/0");
        try (InputStream text = new GZIPInputStream(new ByteArrayInputStream(page))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private DataKey key() {
        return vault().unwrap(lakeside.house.connections.dataKey("lakeside"), "lakeside");
    }

    private DataKey strangersKey() {
        return vault().unwrap(vault().newDataKey("elsewhere"), "elsewhere");
    }

    private Vault vault() {
        return new Vault(MasterKey.fromFile(folder.resolve("master-key"), new SecureRandom()), new SecureRandom());
    }

    private byte[] body(Run run, String slice) {
        return lakeside.sql()
                .sql("select body from page_journal where run_id = :run and slice = :slice and page = 0")
                .param("run", run.id())
                .param("slice", slice)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    private String kept(Run run, String slice, String what) {
        return lakeside.sql()
                .sql("select " + what + " from page_journal where run_id = :run and slice = :slice and page = 0")
                .param("run", run.id())
                .param("slice", slice)
                .query(String.class)
                .single();
    }

    private long pages(Run run, String slice) {
        return lakeside.sql()
                .sql("select count(*) from page_journal where run_id = :run and slice = :slice")
                .param("run", run.id())
                .param("slice", slice)
                .query(Long.class)
                .single();
    }
}
