package org.passportsync.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row's JSON with places to fill, read from a resource and taken apart once.
 *
 * <p>A place is written <code>{name}</code> inside a text. Where it is all of a text that begins with a tilde,
 * <code>"~{name}"</code>, what fills it is JSON itself and stands without quotes.
 */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\"~\\{([a-zA-Z0-9]+)}\"|\\{([a-zA-Z0-9]+)}");

    /** Fills a place for the row with this number. */
    interface Filling {
        void write(int number, Utf8 out);
    }

    private final byte[][] fragments;
    private final Filling[] fillings;

    private Template(List<byte[]> fragments, List<Filling> fillings) {
        this.fragments = fragments.toArray(new byte[0][]);
        this.fillings = fillings.toArray(new Filling[0]);
    }

    /** Reads a template; fails where a place has no filling. */
    static Template of(String resource, String baseUrl, Map<String, Filling> places) {
        String text = compact(Names.resource(resource)).replace("{base}", baseUrl);
        Matcher place = PLACE.matcher(text);
        List<byte[]> fragments = new ArrayList<>();
        List<Filling> fillings = new ArrayList<>();
        int from = 0;
        while (place.find()) {
            String name = place.group(1) == null ? place.group(2) : place.group(1);
            Filling filling = places.get(name);
            if (filling == null) {
                throw new IllegalStateException(resource + " has a place {" + name + "} that nothing fills.");
            }
            fragments.add(Utf8.bytes(text.substring(from, place.start())));
            fillings.add(filling);
            from = place.end();
        }
        fragments.add(Utf8.bytes(text.substring(from)));
        return new Template(fragments, fillings);
    }

    void write(int number, Utf8 out) {
        for (int at = 0; at < fillings.length; at++) {
            out.raw(fragments[at]);
            fillings[at].write(number, out);
        }
        out.raw(fragments[fillings.length]);
    }

    private static String compact(String json) {
        StringBuilder kept = new StringBuilder();
        boolean inText = false;
        for (char one : json.toCharArray()) {
            inText ^= one == '"';
            if (inText || !Character.isWhitespace(one)) {
                kept.append(one);
            }
        }
        return kept.toString();
    }
}
