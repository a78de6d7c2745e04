package org.passportsync.web;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.Served;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;

/** The served program, with users of every role who look at its pages in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
abstract class ServedConsole {

    final TestDatabase database = TestDatabase.fresh();
    Served served;

    @TempDir
    private Path folder;

    @BeforeAll
    void serve(@TempDir Path files) {
        Browser.demand();
        served = Served.on(database, files)
                .with("vera", Role.VIEWER, new Reach.Everywhere())
                .with("opal", Role.OPERATOR, new Reach.Everywhere())
                .with("ada", Role.ADMIN, new Reach.Everywhere());
    }

    @AfterAll
    void close() {
        if (served != null) {
            served.close();
        }
        database.close();
    }

    Browser browser() throws Exception {
        return Browser.on(served, Files.createTempDirectory(folder, "profile"));
    }

    Browser withoutScripts() throws Exception {
        return Browser.withoutScripts(served, Files.createTempDirectory(folder, "profile"));
    }
}
