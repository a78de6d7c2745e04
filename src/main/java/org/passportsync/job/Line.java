package org.passportsync.job;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Lets so many in at once and no more; who comes first goes in first, and whoever waits knows how many are before it. */
final class Line {

    private final int places;
    private final Set<Object> inside = new HashSet<>();
    private final Map<Object, CountDownLatch> waiting = new LinkedHashMap<>();

    Line(int places) {
        this.places = places;
    }

    /** Goes in, or waits until it may; who is in already stays in. An interrupt while waiting gives the wish up. */
    void enter(Object who) throws InterruptedException {
        CountDownLatch called = stand(who);
        try {
            called.await();
        } catch (InterruptedException stopped) {
            leave(who);
            throw stopped;
        }
    }

    /** Goes in where there is a place and nobody waits for it; says whether it did. */
    synchronized boolean enterIfFree(Object who) {
        return waiting.isEmpty() && inside.size() < places && inside.add(who);
    }

    /** Goes out, or stands in line no longer; whoever is first in line goes in. */
    synchronized void leave(Object who) {
        waiting.remove(who);
        if (inside.remove(who) && !waiting.isEmpty()) {
            Map.Entry<Object, CountDownLatch> first =
                    waiting.entrySet().iterator().next();
            waiting.remove(first.getKey());
            inside.add(first.getKey());
            first.getValue().countDown();
        }
    }

    /** How many stand in line before somebody; empty: it does not stand in line. */
    synchronized OptionalInt before(Object who) {
        int before = 0;
        for (Object one : waiting.keySet()) {
            if (one.equals(who)) {
                return OptionalInt.of(before);
            }
            before++;
        }
        return OptionalInt.empty();
    }

    int places() {
        return places;
    }

    private synchronized CountDownLatch stand(Object who) {
        if (inside.contains(who) || inside.size() < places) {
            inside.add(who);
            return new CountDownLatch(0);
        }
        return waiting.computeIfAbsent(who, _ -> new CountDownLatch(1));
    }
}
