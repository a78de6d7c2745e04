package org.passportsync.job;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.simulator.Resource;

/** A district whose runs are taken again; what the tests of these share. */
abstract class ReplayedDistrict {

    @TempDir
    Path folder;

    Lakeside lakeside;

    @BeforeEach
    void enter() {
        lakeside = Lakeside.in(folder, this::usual);
        lakeside.district.aSchool("lincoln").students(1, 12, "lincoln");
        lakeside.district.aUser("s-001", "Student", "\"metadata\":{\"homeroom\":\"B12\"},", "student", "lincoln");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    Definitions usual(Definitions definition) {
        return definition.with("pageSize", "5").advanced("holdThreshold: none");
    }

    static String advanced(String text, String line) {
        return text.replaceFirst("(?m)^advanced:\n", "advanced:\n  " + line + "\n");
    }

    void student(String id, String status) {
        lakeside.district.put(Resource.USERS, """
                {"sourcedId":"%s","status":"%s","enabledUser":"true","givenName":"Given","familyName":"Student",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"lincoln"}}]}""".formatted(id, status));
    }
}
