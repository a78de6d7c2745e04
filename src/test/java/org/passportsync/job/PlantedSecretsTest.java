package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A secret and children's data are planted, runs succeed and fail, and then everything that was written is searched. */
class PlantedSecretsTest {

    private static final String PASSWORD = "plantedpassword";
    private static final String CHILD = "Plantedchild";
    private static final String BIRTH = "2011-02-28";
    private static final String SECRET = "simulated-secret";
    private static final String SOCIAL = "078-05-1120";
    private static final String SOCIAL_FIELDS =
            "\"userIds\":[{\"type\":\"SSN\",\"identifier\":\"%1$s\"}],\"metadata\":{\"StudentPIN\":\"%1$s\"},"
                    .formatted(SOCIAL);

    private static final Planted PLANTED = new Planted(List.of(SECRET, PASSWORD, SOCIAL, CHILD, BIRTH));

    @Test
    void secrets_stand_nowhere_and_children_only_in_the_tables_of_records(@TempDir Path folder) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try (Lakeside lakeside = Lakeside.in(folder, definition -> definition.with("clientSecret", SECRET))) {
            succeedAndFail(lakeside, said);
            List<String> found = PLANTED.tables(lakeside.sql());
            assertThat(found).as("the search itself works").contains("passport_record " + CHILD);
            assertThat(found).filteredOn(Planted::outsideRecords).isEmpty();
            assertThat(found)
                    .noneMatch(where -> where.endsWith(SECRET) || where.endsWith(PASSWORD) || where.endsWith(SOCIAL));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET, PASSWORD, SOCIAL, CHILD, BIRTH);
    }

    @Test
    void a_secret_that_was_given_is_stored_sealed_exported_as_stored_and_found_again(@TempDir Path folder) {
        try (Lakeside lakeside = Lakeside.in(folder, definition -> definition.with("clientSecret", SECRET))) {
            lakeside.district.aSchool("lincoln").students(1, 3, "lincoln");
            lakeside.committed();

            String exported = DefinitionWriter.toYaml(
                    lakeside.house.connections.find("lakeside").orElseThrow().definition());

            assertThat(exported).contains("${stored:clientSecret}").doesNotContain(SECRET);
            assertThat(lakeside.house.connections.apply(
                            List.of(new Connections.File("exported.yaml", exported)), "steward"))
                    .isInstanceOfSatisfying(
                            Connections.Applied.Done.class,
                            done -> assertThat(done.changes())
                                    .extracting(Connections.Change::kind)
                                    .containsExactly(Connections.Change.Kind.UNCHANGED));
            lakeside.committed();
        }
    }

    /** A good run, one with rows that can't be used, one that the SIS breaks off, one with a wrong secret. */
    private static void succeedAndFail(Lakeside lakeside, ByteArrayOutputStream said) {
        lakeside.district
                .aSchool("lincoln")
                .students(1, 10, "lincoln")
                .aUser("s-050", CHILD, SOCIAL_FIELDS + "\"password\":\"" + PASSWORD + "\",", "student", "lincoln")
                .bornOn("s-050", BIRTH);
        lakeside.committed();
        lakeside.district
                .aUser("s-050", CHILD, "\"phone\":{\"wrong\":\"" + PASSWORD + "\"},", "student", "lincoln")
                .aUser("s-051", CHILD, "\"email\":\"" + CHILD + "@lakeside.example\",", "wizard", "lincoln")
                .aUser("s-052", "", "\"email\":\"" + CHILD + "@lakeside.example\",", "student", "lincoln");
        List<String> messages = new ArrayList<>();
        Run held = lakeside.sync();
        messages.addAll(lakeside.holds(held));
        lakeside.skyward.faults("half-json@users");
        messages.add(failed(lakeside.sync()));
        lakeside.skyward.faults();
        lakeside.sql()
                .sql("create function broken() returns trigger language plpgsql as"
                        + " 'begin raise exception ''%'', new.document; end'")
                .update();
        lakeside.sql()
                .sql("create trigger broken before insert on staged_part for each row execute function broken()")
                .update();
        lakeside.district.aStudentNamed(CHILD, "s-053", "lincoln");
        messages.add(failed(lakeside.sync()));
        lakeside.apply(definition -> definition.with("clientSecret", SECRET + "-wrong"));
        messages.add(failed(lakeside.sync()));
        assertThat(messages).noneMatch(message -> message.contains(CHILD) || message.contains(SECRET));
        assertThat(said).isNotNull();
    }

    private static String failed(Run run) {
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        return String.valueOf(run.message());
    }
}
