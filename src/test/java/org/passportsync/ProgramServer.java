package org.passportsync;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A server as the program sets its embedded one. */
public final class ProgramServer {

    private ProgramServer() {}

    public static EmbeddedPostgres.Builder builder() {
        return ServerStart.configured();
    }
}
