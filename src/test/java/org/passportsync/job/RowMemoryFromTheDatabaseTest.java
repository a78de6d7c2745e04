package org.passportsync.job;

/** The same where no earlier page may lie in memory: each is looked up when the page that has come in is written. */
class RowMemoryFromTheDatabaseTest extends RowMemoryTest {

    @Override
    House.Bounds bounds() {
        return House.Bounds.withoutEarlierPages();
    }

    @Override
    long seed() {
        return 8;
    }

    @Override
    boolean whereTheyComeIn() {
        return false;
    }
}
