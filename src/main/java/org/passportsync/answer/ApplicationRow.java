package org.passportsync.answer;

import java.util.List;
import org.passportsync.sis.Application;

/**
 * An application of the gallery.
 *
 * @param name as definitions call it
 * @param description which SIS it fits
 */
public record ApplicationRow(String name, String description) {

    /** The gallery. */
    public static List<ApplicationRow> all() {
        return Application.all().stream()
                .map(one -> new ApplicationRow(one.name(), one.description()))
                .toList();
    }
}
