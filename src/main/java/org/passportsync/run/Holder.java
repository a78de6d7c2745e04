package org.passportsync.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.UUID;

/**
 * The process that holds a lease.
 *
 * @param name unique over all processes and restarts: host, pid, start time and a random part
 */
public record Holder(String name, String host, long pid) {

    /** This process, under a name of its own for one run. */
    public static Holder ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        String host = hostName();
        return new Holder(nameOf(host, self) + "/" + UUID.randomUUID(), host, self.pid());
    }

    /** Says whether the process is known to be dead: of this host, and gone or replaced by another. */
    boolean dead() {
        return host.equals(hostName())
                && ProcessHandle.of(pid)
                        .map(process -> !name.startsWith(nameOf(host, process) + "/"))
                        .orElse(true);
    }

    /** Says whether the process is known to live: of this host, and the very process that took the lease. */
    public boolean alive() {
        return host.equals(hostName()) && !dead();
    }

    private static String nameOf(String host, ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return host + "/" + process.pid() + "/" + start.toEpochMilli();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
