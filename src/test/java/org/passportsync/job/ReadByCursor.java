package org.passportsync.job;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.simulator.Resource;

/** A district of SMS 2.0, whose pages follow by cursor; what the tests of that share. */
abstract class ReadByCursor {

    Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder, Definitions::overSms);
        lakeside.district.aSchool("lincoln").aSchool("roosevelt").students(1, 20, "lincoln");
        lakeside.committed();
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    /** A row that is taken away before the students are read, and put back when so many of their pages were. */
    void missedWhileRead(String id, int pagesLater) {
        lakeside.district.without(Resource.USERS, id);
        AtomicInteger pages = new AtomicInteger();
        lakeside.skyward.afterRequest(request -> {
            boolean behind =
                    request.path().endsWith("/students") && request.query().contains("cursor");
            if (behind && pages.incrementAndGet() == pagesLater) {
                lakeside.district.aStudent(id, "lincoln");
            }
        });
    }
}
