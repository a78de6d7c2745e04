package org.passportsync.skyward;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;

/** Reads what has a list for each school, school after school. */
final class SchoolLists {

    private final Endpoint schools;
    private final Lists lists;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile @Nullable List<String> found;

    SchoolLists(Endpoint schools, Lists lists) {
        this.schools = schools;
        this.lists = lists;
    }

    SourcePage page(Endpoint endpoint, @Nullable String place, int limit) throws SourceFault, InterruptedException {
        List<String> all = all(limit);
        if (all.isEmpty()) {
            byte[] nothing = "[]".getBytes(StandardCharsets.UTF_8);
            return new SourcePage(endpoint.resource(), 0, limit, nothing, false, OptionalLong.empty(), null);
        }
        Places.At at = Places.at(endpoint.resource(), place, all);
        URI list = endpoint.at(lists.base(), at.school());
        SourcePage page = lists.at(endpoint, list, at.inner(), limit);
        Optional<byte[]> plain = PlainBody.of(page.body(), list);
        if (plain.isEmpty()) {
            return page;
        }
        byte[] body = SchoolPage.of(endpoint.resource(), at.school(), plain.get());
        String next = page.next() == null ? after(at.school(), all) : Places.text(at.school(), page.next());
        return new SourcePage(endpoint.resource(), 0, limit, body, false, OptionalLong.empty(), next);
    }

    private static @Nullable String after(String school, List<String> all) {
        int place = all.indexOf(school) + 1;
        return place == all.size() ? null : Places.text(all.get(place), null);
    }

    /** The schools, in the order of their list; read once. */
    private List<String> all(int limit) throws SourceFault, InterruptedException {
        List<String> known = found;
        if (known != null) {
            return known;
        }
        oneAtATime.lockInterruptibly();
        try {
            List<String> read = found == null ? read(limit) : found;
            found = read;
            return read;
        } finally {
            oneAtATime.unlock();
        }
    }

    private List<String> read(int limit) throws SourceFault, InterruptedException {
        List<String> read = new ArrayList<>();
        URI list = schools.at(lists.base());
        Trail trail = new Trail(
                list,
                "page of schools",
                "Ask those who run the server, or write paging: OFFSET under delivery.native.resources.schools.");
        String place = null;
        do {
            SourcePage page = lists.at(schools, list, place, Math.max(limit, 100));
            List<String> keys = ListedRows.keys(page, schools.key());
            read.addAll(keys);
            place = page.next();
            if (place != null) {
                trail.follow(keys.size(), place);
            }
        } while (place != null);
        return read.stream().filter(one -> !one.isEmpty()).distinct().toList();
    }
}
