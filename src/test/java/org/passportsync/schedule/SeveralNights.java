package org.passportsync.schedule;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.job.House;
import org.passportsync.run.ConnectionStates;
import org.passportsync.run.NextRuns;

/** A program that serves for some nights, and what it fires in them. */
abstract class SeveralNights {

    Nights nights;

    @BeforeEach
    void begin(@TempDir Path folder) {
        nights = new Nights(folder, "2026-09-14T12:00");
    }

    @AfterEach
    void end() {
        nights.close();
    }

    List<String> next() {
        return new NextRuns(nights.house.connections(), nights.clock::now)
                .nextRun("sis").stream().map(Object::toString).toList();
    }

    void order(ConnectionStates.Order order) {
        var _ = nights.house.life().order("sis", order, House.OPERATOR);
    }
}
