package org.passportsync.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.Run;

/** A district whose runs are held or not; what the tests of these share. */
abstract class HeldDistrict {

    Instant now = Instant.parse("2027-07-01T12:00:00Z");
    LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder, () -> now);
    }

    @AfterEach
    void leave() {
        district.close();
    }

    void begin(Definitions definition) {
        district.apply(definition);
        district.committed();
    }

    void twelveEnd(String day) {
        IntStream.rangeClosed(1, 12)
                .forEach(one -> district.enrollment(LittleDistrict.id("101", one), "student", "101", day));
    }

    Hold hold(Run run, EntityType entity) {
        return district.holds(run).stream()
                .filter(hold -> hold.entity() == entity)
                .findFirst()
                .orElseThrow(() -> new AssertionError(district.holds(run)));
    }
}
