package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How identifiers of OneRoster are written in SMS 2.0. */
class NameIdsTest {

    @Test
    void name_ids_are_different_and_sort_as_sourced_ids_do() {
        Table users = District.of(DistrictSettings.of(3, 5000))
                .table(Resource.USERS, new View(Version.V1_2, ""), Sight.EVERYTHING);
        List<String> ids =
                IntStream.range(0, users.size()).mapToObj(users::idAt).toList();

        assertThat(ids).extracting(NameIds::of).doesNotHaveDuplicates();
        for (String kind : List.of("con-", "stf-", "stu-")) {
            assertThat(ids.stream().filter(id -> id.startsWith(kind)).map(NameIds::of))
                    .isSorted();
        }
        assertThat(NameIds.of("stu-0000101")).isEqualTo(10_000_101);
        assertThat(NameIds.of("ada")).isNotEqualTo(NameIds.of("bob"));
        assertThat(NameIds.school("sch-101")).isEqualTo("101");
        assertThat(NameIds.school("lincoln")).isEqualTo("lincoln");
    }
}
