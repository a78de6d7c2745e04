package org.passportsync.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that holds a lease.
 *
 * @param name unique over all processes and restarts: host, pid, start time, on Linux the namespace that the pid counts
 *     in, and a random part
 */
public record Holder(String name, String host, long pid) {

    private static final Pattern SPACE = Pattern.compile("/pid:\\[[0-9]+](?=/)");

    /** Where our own pid counts: containers may share the name of a host, and have a process 1 each. */
    private static final String OWN_SPACE = ownSpace();

    /** This process, under a name of its own for one run. */
    public static Holder ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        String host = hostName();
        return new Holder(nameOf(host, self) + OWN_SPACE + "/" + UUID.randomUUID(), host, self.pid());
    }

    /** Says whether the process is known to be dead: one that we would see, and gone or replaced by another. */
    boolean dead() {
        return inSight() && !running();
    }

    /** Says whether the process is known to live: one that we see, and the very process that took the lease. */
    public boolean alive() {
        return inSight() && running();
    }

    /** Earlier programs told no namespace; theirs is taken for ours. */
    private boolean inSight() {
        Matcher space = SPACE.matcher(name);
        return host.equals(hostName()) && (!space.find() || space.group().equals(OWN_SPACE));
    }

    private boolean running() {
        return ProcessHandle.of(pid)
                .filter(process -> name.startsWith(nameOf(host, process) + "/"))
                .isPresent();
    }

    private static String nameOf(String host, ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return host + "/" + process.pid() + "/" + start.toEpochMilli();
    }

    /** Empty where the system has no such thing. */
    private static String ownSpace() {
        try {
            return "/" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException none) {
            return "";
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
