package org.passportsync.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.passportsync.job.House;

/** What a piece of work takes of the machine, sampled while it goes on. */
final class Usage implements AutoCloseable {

    private static final long BETWEEN_NANOS = 2_000_000;

    private final House house;
    private final double program;
    private final double database;
    private final Thread sampler;
    private volatile int connections;
    private volatile boolean over;

    Usage(House house) {
        this.house = house;
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        this.program = programSeconds();
        this.database = databaseSeconds();
        this.sampler = Thread.ofPlatform().daemon().start(this::sample);
    }

    private void sample() {
        while (!over) {
            connections = Math.max(connections, house.connectionsInUse());
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    /** The most database connections that were in use at once. */
    int connections() {
        return connections;
    }

    /** Heap in megabytes: the sum of what each part of it held at most. */
    static long peakHeap() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    /** CPU seconds of this program. */
    double program() {
        return programSeconds() - program;
    }

    /** CPU seconds of PostgreSQL, where it runs on this machine; those of backends that have ended meanwhile are missing. */
    double database() {
        return databaseSeconds() - database;
    }

    private static double programSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private double databaseSeconds() {
        long backend =
                house.sql().sql("select pg_backend_pid()").query(Long.class).single();
        return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).stream()
                .flatMap(ProcessHandle::children)
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(one -> one.toMillis() / 1e3)
                .sum();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    @Override
    public void close() {
        over = true;
        try {
            sampler.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
