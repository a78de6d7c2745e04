package org.passportsync.job;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;

/** Two connections with students of whom a steward decides, in pairs, who is who. */
abstract class DecidedPairs {

    TwoSources sources;

    @BeforeEach
    void enter(@TempDir Path folder) {
        sources = TwoSources.in(folder, """
                uniqueness:
                  student: [ { attributes: [studentNumber] }, { attributes: [email] } ]
                """);
        student("s-1", "100", "one@lincoln.example");
        student("s-2", "200", "two@lincoln.example");
        sources.lakeside.district.aClass("c-1", "lincoln").anEnrollment("e-2", "s-2", "c-1");
        sources.main();
        sources.annexed(definition -> definition);
    }

    @AfterEach
    void leave() {
        sources.close();
    }

    void decide(String connection, String sisId, String other, String otherSisId, String verdict) {
        decide(EntityType.STUDENT, connection, sisId, other, otherSisId, verdict);
    }

    void decide(EntityType entity, String connection, String sisId, String other, String otherSisId, String verdict) {
        sources.lakeside
                .sql()
                .sql("""
                        insert into decision (district_id, entity, connection_id, sis_id, other_connection, other_sis_id,
                                              verdict, actor, at)
                        select 'lakeside', :entity, one.id, :sisId, two.id, :otherSisId, :verdict, 'steward', now()
                        from connection one, connection two
                        where one.name = :connection and two.name = :other""")
                .param("entity", entity.code())
                .param("connection", connection)
                .param("sisId", sisId)
                .param("other", other)
                .param("otherSisId", otherSisId)
                .param("verdict", verdict)
                .update();
    }

    void student(String id, String number, String email) {
        sources.lakeside.district.aUser(id, "Student " + id, fields(number, email), "student", "lincoln");
    }

    void annexStudent(String id, String number, String email) {
        sources.annexRows.aUser(id, "Student " + id, fields(number, email), "student", "a-1");
    }

    private static String fields(String number, String email) {
        return "\"identifier\":\"%s\",\"email\":\"%s\",".formatted(number, email);
    }
}
