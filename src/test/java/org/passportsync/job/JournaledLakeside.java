package org.passportsync.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.DataKey;
import org.passportsync.connection.MasterKey;
import org.passportsync.connection.Vault;
import org.passportsync.run.Run;

/** Lakeside with a child whose name must not lie open, and the pages that a run kept; what the tests of rule 11 share. */
abstract class JournaledLakeside {

    static final String CHILD = "Plantedchild";

    @TempDir
    Path folder;

    Lakeside lakeside;

    @BeforeEach
    void enter() {
        lakeside = Lakeside.in(folder);
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln").aStudentNamed(CHILD, "s-050", "lincoln");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    String opened(Run run, String slice) throws IOException {
        DataKey key = vault().unwrap(lakeside.house.connections.dataKey(run.district()), run.district());
        byte[] page = key.decrypt(body(run, slice), run.id() + "/" + slice + "/0");
        try (InputStream text = new GZIPInputStream(new ByteArrayInputStream(page))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Vault vault() {
        return new Vault(MasterKey.fromFile(folder.resolve("master-key"), new SecureRandom()), new SecureRandom());
    }

    byte[] body(Run run, String slice) {
        return lakeside.sql()
                .sql("select body from page_journal where run_id = :run and slice = :slice and page = 0")
                .param("run", run.id())
                .param("slice", slice)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    String kept(Run run, String slice, String what) {
        return lakeside.sql()
                .sql("select " + what + " from page_journal where run_id = :run and slice = :slice and page = 0")
                .param("run", run.id())
                .param("slice", slice)
                .query(String.class)
                .single();
    }
}
