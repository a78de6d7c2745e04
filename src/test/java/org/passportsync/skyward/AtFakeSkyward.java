package org.passportsync.skyward;

import org.junit.jupiter.api.AfterEach;

/** A fake Skyward of its own for each test, and a connection that is opened to it. */
abstract class AtFakeSkyward {

    final FakeSkyward skyward = new FakeSkyward();
    final Opened opened = Opened.at(skyward.url());

    @AfterEach
    void close() {
        opened.close();
        skyward.close();
    }
}
