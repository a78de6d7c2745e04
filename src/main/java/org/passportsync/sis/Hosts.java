package org.passportsync.sis;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * How many requests this process has under way at one host at once, over all connections that ask it. Whoever has the
 * fewest under way there goes next; of those who have as few, the one who came first.
 */
public final class Hosts implements Gate {

    /** What a host is asked at once unless it is set. */
    public static final int USUAL = 16;

    private final int mostAtOnce;
    private final Set<String> plain;
    private final Map<String, Door> doors = new HashMap<>();

    /** Takes the most requests that one host is asked at once. */
    public Hosts(int mostAtOnce) {
        this(mostAtOnce, Set.of());
    }

    /** The same with hosts, in small letters, that may be asked without encryption beside this machine. */
    public Hosts(int mostAtOnce, Set<String> plain) {
        this.mostAtOnce = mostAtOnce;
        this.plain = Set.copyOf(plain);
    }

    @Override
    public boolean mayBePlain(URI address) {
        return "http".equalsIgnoreCase(address.getScheme()) && plain.contains(host(address));
    }

    @Override
    public Place enter(URI address, Object asker) throws InterruptedException {
        String host = host(address);
        Wish wish = new Wish(asker, new CountDownLatch(1));
        stand(host, wish);
        try {
            wish.granted().await();
        } catch (InterruptedException stopped) {
            leave(host, wish);
            throw stopped;
        }
        return () -> leave(host, wish);
    }

    private record Wish(Object asker, CountDownLatch granted) {}

    /** One host: who is being served, and who waits, in the order of their coming. */
    private record Door(List<Wish> served, List<Wish> waiting) {

        long underWay(Object asker) {
            return served.stream().filter(one -> one.asker() == asker).count();
        }

        @Nullable
        Wish next() {
            Wish next = null;
            for (Wish one : waiting) {
                if (next == null || underWay(one.asker()) < underWay(next.asker())) {
                    next = one;
                }
            }
            return next;
        }
    }

    /** How many requests stand in line, at any host. */
    public synchronized int waiting() {
        return doors.values().stream().mapToInt(door -> door.waiting().size()).sum();
    }

    private synchronized void stand(String host, Wish wish) {
        Door door = doors.computeIfAbsent(host, _ -> new Door(new ArrayList<>(), new ArrayList<>()));
        door.waiting().add(wish);
        serve(door);
    }

    private synchronized void leave(String host, Wish wish) {
        Door door = doors.get(host);
        if (door == null) {
            return;
        }
        door.waiting().removeIf(one -> one == wish);
        door.served().removeIf(one -> one == wish);
        serve(door);
        if (door.served().isEmpty()) {
            doors.remove(host);
        }
    }

    private void serve(Door door) {
        while (door.served().size() < mostAtOnce && !door.waiting().isEmpty()) {
            Wish next = door.next();
            if (next != null) {
                door.waiting().removeIf(one -> one == next);
                door.served().add(next);
                next.granted().countDown();
            }
        }
    }

    /** Ports are left out: what a machine can bear does not depend on them. */
    private static String host(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }
}
