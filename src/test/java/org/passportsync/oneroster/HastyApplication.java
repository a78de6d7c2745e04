package org.passportsync.oneroster;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.passportsync.connection.Delivery;
import org.passportsync.sis.Application;
import org.passportsync.sis.Resource;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceSettings;
import org.passportsync.wire.Bounds;
import org.passportsync.wire.Pause;

/** OneRoster as it is, but for the pauses between tries: they are noted and last a millisecond. */
public final class HastyApplication implements Application {

    public static final String NAME = "skyward-oneroster-hasty";

    /** How long each pause would have been, since this was cleared. */
    public static final Queue<Duration> PAUSES = new ConcurrentLinkedQueue<>();

    private final OneRosterApplication own = new OneRosterApplication();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return own.description();
    }

    @Override
    public List<Resource> resources() {
        return own.resources();
    }

    @Override
    public List<SourceMapping> mappings() {
        return own.mappings();
    }

    @Override
    public Source open(Delivery delivery, SourceSettings settings) {
        Pause hasty = length -> {
            PAUSES.add(length);
            Thread.sleep(1);
        };
        Bounds bounds = new Bounds(hasty, Bounds.USUAL.mostBytes(), System::nanoTime);
        return new OneRosterSource(delivery, settings, NotingParser::of, bounds);
    }
}
