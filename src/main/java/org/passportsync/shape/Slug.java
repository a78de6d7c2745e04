package org.passportsync.shape;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** The short name of a hub school in addresses and definitions, unique in its district. */
final class Slug {

    private Slug() {}

    /** Letters, digits and hyphens of the name; with a number behind it where it is taken. */
    static String of(String name, Set<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "school" : plain;
        String slug = base;
        for (int number = 2; taken.contains(slug); number++) {
            slug = base + "-" + number;
        }
        return slug;
    }
}
