package org.passportsync.sis;

import java.net.URI;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;

/** A gate before another one, with a bound of its own that may move at any moment; first come, first served. */
public final class NarrowGate implements Gate {

    /** A bound tells nobody that it has moved. */
    private static final long LOOK_MILLIS = 100;

    private final Gate behind;
    private final IntPredicate another;
    private final ReentrantLock front = new ReentrantLock(true);
    private int underWay;

    /** Takes whether another request may be sent where so many are under way. */
    public NarrowGate(Gate behind, IntPredicate another) {
        this.behind = behind;
        this.another = another;
    }

    @Override
    public Place enter(URI address, Object asker) throws InterruptedException {
        front.lockInterruptibly();
        try {
            begin();
        } finally {
            front.unlock();
        }
        try {
            Place place = behind.enter(address, asker);
            return () -> {
                place.close();
                end();
            };
        } catch (InterruptedException stopped) {
            end();
            throw stopped;
        }
    }

    @Override
    public boolean mayBePlain(URI address) {
        return behind.mayBePlain(address);
    }

    private synchronized void begin() throws InterruptedException {
        while (!another.test(underWay)) {
            wait(LOOK_MILLIS);
        }
        underWay++;
    }

    private synchronized void end() {
        underWay--;
        notifyAll();
    }
}
