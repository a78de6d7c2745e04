package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docs/simulator.md against the simulator. */
class SimulatorDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/simulator.md");

    @ParameterizedTest
    @EnumSource
    void every_fault_stands_in_the_document(FaultName fault) throws IOException {
        assertThat(Files.readAllLines(DOCUMENT))
                .filteredOn(line -> line.startsWith("| `"))
                .anyMatch(line -> line.matches(".*`" + fault.text() + "[`=\\[].*"));
    }

    @ParameterizedTest
    @EnumSource
    void every_odd_row_stands_in_the_document(OddRow odd) throws IOException {
        String name = odd.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(Files.readAllLines(DOCUMENT))
                .filteredOn(line -> line.startsWith("| `odd-row="))
                .singleElement()
                .asString()
                .contains("`" + name + "`");
    }

    @Test
    void no_fault_in_the_document_is_made_up() throws IOException {
        List<String> known =
                Arrays.stream(FaultName.values()).map(FaultName::text).toList();
        List<String> told = Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.startsWith("| fault |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> Arrays.stream(cell.replaceAll("[` ]", "").split(",")))
                .map(name -> name.replaceAll("[=\\[].*", ""))
                .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 270, 303, 345, 365})
    void the_days_in_the_document_have_their_dates(int day) throws IOException {
        String date =
                District.of(DistrictSettings.of(1, 100)).onDay(day).today().toString();

        assertThat(Files.readString(DOCUMENT)).contains("| " + day + " | " + date + " |");
    }
}
