package org.passportsync.hub;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A hub of its own for each test of the read views. */
abstract class WithReadViews {

    ReadViewsHub hub;

    @BeforeEach
    void open() {
        hub = new ReadViewsHub();
    }

    @AfterEach
    void close() {
        hub.close();
    }
}
