package org.passportsync.simulator;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated Skyward is started.
 *
 * @param port the loopback port; 0 takes a free one
 * @param rows what it serves: a {@link District}, or a {@link HandMadeDistrict}
 * @param access what its client may do
 */
public record SimulatorSettings(int port, Rows rows, AccessRecord access, Protocol protocol, Extras extras) {

    /**
     * What is seldom set.
     *
     * @param faults what goes wrong from the start
     * @param pageCacheBytes how many bytes of compressed pages are kept; 0 keeps none
     * @param requestLog where requests are logged, beside in memory
     * @param time what tokens grow old by
     */
    public record Extras(
            List<Fault> faults,
            long pageCacheBytes,
            @Nullable Path requestLog,
            InstantSource time) {

        /** No fault, no page cache, no log file. */
        public static final Extras NONE = new Extras(List.of(), 0, null, InstantSource.system());

        public Extras {
            faults = List.copyOf(faults);
        }
    }

    /** A free port, an access record without limits, the usual protocol. */
    public static SimulatorSettings of(Rows rows) {
        return new SimulatorSettings(
                0, rows, AccessRecord.of("lakeside", "simulated-secret"), Protocol.USUAL, Extras.NONE);
    }

    public SimulatorSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port is " + port + ". Give 0 for a free one, or 1 to 65535.");
        }
    }

    /** The same on another port. */
    public SimulatorSettings withPort(int other) {
        return new SimulatorSettings(other, rows, access, protocol, extras);
    }

    /** The same with another access record. */
    public SimulatorSettings with(AccessRecord other) {
        return new SimulatorSettings(port, rows, other, protocol, extras);
    }

    /** The same with another protocol. */
    public SimulatorSettings with(Protocol other) {
        return new SimulatorSettings(port, rows, access, other, extras);
    }

    /** The same with these faults from the start. */
    public SimulatorSettings withFaults(List<Fault> faults) {
        return with(new Extras(faults, extras.pageCacheBytes(), extras.requestLog(), extras.time()));
    }

    /** The same with so many bytes of compressed pages kept. */
    public SimulatorSettings withPageCache(long bytes) {
        return with(new Extras(extras.faults(), bytes, extras.requestLog(), extras.time()));
    }

    private SimulatorSettings with(Extras other) {
        return new SimulatorSettings(port, rows, access, protocol, other);
    }
}
