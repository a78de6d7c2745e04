package org.passportsync.job;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A little district of its own for each test, to which nothing is applied yet. */
abstract class InLittleDistrict {

    LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder);
    }

    @AfterEach
    void leave() {
        district.close();
    }
}
