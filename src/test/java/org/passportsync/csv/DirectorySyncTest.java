package org.passportsync.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.simulator.DirectoryExport;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;

/** The make-believe district's own directory of accounts, as the simulator writes it. */
class DirectorySyncTest {

    private final District district = District.of(DistrictSettings.of(1, 300));

    @Test
    void the_same_seed_and_day_give_the_same_bytes_and_another_day_others(@TempDir Path folder) throws Exception {
        Path one = new DirectoryExport(district).into(folder.resolve("one"));
        Path same = new DirectoryExport(District.of(DistrictSettings.of(1, 300))).into(folder.resolve("two"));
        Path later = new DirectoryExport(district.onDay(1)).into(folder.resolve("three"));

        assertThat(Files.readAllBytes(same)).isEqualTo(Files.readAllBytes(one));
        assertThat(Files.readAllBytes(later)).isNotEqualTo(Files.readAllBytes(one));
        assertThat(folder.resolve("one")).isDirectoryNotContaining(file -> !file.equals(one));
    }

    @Test
    void everybody_has_an_address_and_no_identifier_of_skyward(@TempDir Path folder) {
        SetOfFiles set = SetOfFiles.in(new DirectoryExport(district).into(folder));
        List<String> accounts = set.rows("users").subList(1, set.rows("users").size());

        assertThat(accounts)
                .hasSizeGreaterThan(300)
                .allMatch(row -> row.contains(".example"))
                .noneMatch(row -> row.contains("stu-") || row.contains("stf-") || row.contains("guardian"));
        assertThat(accounts)
                .filteredOn(row -> row.contains("@mail.lakeside.example"))
                .hasSizeBetween(3, 40);
    }

    @Test
    void it_is_taken_by_a_connection_and_the_next_day_makes_changes(@TempDir Path folder) {
        try (CsvHouse town = new CsvHouse(folder, 500)) {
            new DirectoryExport(district).into(town.folder());
            town.committed();
            assertThat(town.live().getOrDefault("student", 0L)).isBetween(250L, 310L);
            assertThat(town.live()).containsKey("staff").doesNotContainKeys("contact", "class");

            new DirectoryExport(district.onDay(1)).into(town.folder());
            assertThat(town.changes(town.committed())).isNotEmpty();
        }
    }
}
