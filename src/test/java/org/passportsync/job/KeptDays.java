package org.passportsync.job;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Lakeside, and what is kept of it as days pass; what the tests of that share. */
abstract class KeptDays {

    KeptLakeside kept;
    Lakeside lakeside;

    @BeforeEach
    void enter(@TempDir Path folder) {
        kept = new KeptLakeside(folder);
        lakeside = kept.lakeside;
    }

    @AfterEach
    void leave() {
        kept.close();
    }
}
