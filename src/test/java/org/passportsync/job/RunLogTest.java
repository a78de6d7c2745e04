package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.Served;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchReader;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Connections;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program that serves writes into its log about runs, by one setting as JSON. */
class RunLogTest {

    private final FewRows district = new FewRows();
    private final JsonMapper json = new JsonMapper();

    @Test
    void a_run_is_told_from_begin_to_hold_with_fields_and_without_values(@TempDir Path folder) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        try (SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows));
                TestDatabase database = TestDatabase.fresh();
                Overheard overheard = new Overheard()) {
            play(folder, skyward, database);
            for (String line : overheard.lines().stream()
                    .dropWhile(line -> !line.startsWith("{"))
                    .toList()) {
                lines.add(json.readTree(line));
            }
            assertThat(overheard.text()).doesNotContain("Student", "Given", "s-001", "simulated-secret");
        }
        assertThat(lines).isNotEmpty();
        List<JsonNode> second = lines.stream()
                .filter(line -> line.path("run").asString().equals("2"))
                .toList();
        assertThat(second)
                .allSatisfy(
                        line -> assertThat(line.path("connection").asString()).isEqualTo("lakeside"))
                .allSatisfy(line -> assertThat(line.path("district").asString()).isEqualTo("lakeside"));
        assertThat(second.getFirst().path("trigger").asString()).isEqualTo("COMMAND_LINE");
        assertThat(second).extracting(line -> line.path("step").asString()).contains("open", "intake", "gate");
        assertThat(second).extracting(line -> line.path("state").asString()).contains("PARKED");
        JsonNode hold = second.getLast();
        assertThat(hold.path("reason").asString()).isEqualTo("LIMIT");
        assertThat(hold.path("entity").asString()).isEqualTo("student");
        assertThat(hold.path("operation").asString()).isEqualTo("DELETE");
        assertThat(hold.path("count").asInt()).isEqualTo(20);
        assertThat(hold.path("log").path("level").asString()).isEqualTo("WARN");
    }

    private void play(Path folder, SimulatedSkyward skyward, TestDatabase database) {
        try (Served served = Served.on(
                database, folder, "--logging.structured.format.console=ecs", "--logging.level.org.passportsync=info")) {
            Definitions definition = Definitions.lakeside(skyward).with("clientSecret", "simulated-secret");
            served.part(Connections.class)
                    .apply(List.of(new Connections.File("lakeside.yaml", definition.text())), "steward");
            district.aSchool("lincoln").students(1, 40, "lincoln");
            launch(served);
            for (int number = 1; number <= 20; number++) {
                district.without(Resource.USERS, "s-%03d".formatted(number));
            }
            launch(served);
        }
    }

    private static void launch(Served served) {
        Launch launch = LaunchReader.read(List.of("connection=lakeside", "new=true"));
        served.part(Syncs.class).launch(((Launch.Asked) launch).parameters(), House.OPERATOR, RunWatcher.NONE);
    }
}
