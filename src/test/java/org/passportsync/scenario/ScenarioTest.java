package org.passportsync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays every scenario folder and compares what came of each step with its {@code expected.txt}. With {@code -Dscenarios.write=true}
 * the files are written instead, for a person to review; {@code -Dscenarios.only=NAME,NAME} plays those whose name contains one of these.
 */
class ScenarioTest {

    static List<Scenario> scenarios() {
        List<String> wanted = List.of(System.getProperty("scenarios.only", "").split(","));
        return Scenario.all().stream()
                .filter(scenario -> wanted.stream().anyMatch(scenario.name()::contains))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_comes_out_as_expected(Scenario scenario, @TempDir Path folder) throws IOException {
        try (Playing playing = new Playing(scenario, folder)) {
            for (Step step : scenario.steps()) {
                check(step, playing.play(step));
            }
        }
    }

    private static void check(Step step, String account) throws IOException {
        if (Boolean.getBoolean("scenarios.write")) {
            Files.writeString(step.expected(), account);
        }
        assertThat(step.expected())
                .as("write it with -Dscenarios.write=true and read it")
                .exists();
        assertThat(account).as(step.expected() + " of what happened").isEqualTo(Files.readString(step.expected()));
    }
}
