package org.passportsync.shape;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passportsync.connection.Requirement;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;

/** Tells whether the rules that shape an entity's records are those of an earlier run; school scope and today aside. */
public final class Fingerprints {

    private Fingerprints() {}

    /** The fingerprint of all that shapes an entity: where it moved, records of several parts are built anew. */
    public static ContentHash of(EntityType entity, ShapeSettings settings) {
        String text = settings.prefix()
                + '\n'
                + feeds(entity, settings)
                + '\n'
                + settings.rules().text(entity);
        return hash(text);
    }

    /** One line for each hub attribute: its name, and what its values come from. */
    public static String feeds(EntityType entity, ShapeSettings settings) {
        Map<String, String> lines = new TreeMap<>();
        settings.feeds().of(entity).filter(Feed::yields).forEach(feed -> lines.put(feed.to(), feed.text()));
        lines.computeIfPresent("endDate", (_, text) -> text + " " + settings.endDateIs());
        for (Requirement rule : settings.rules().requirements().of(entity)) {
            if (rule.value() != null) {
                lines.merge(rule.attribute(), "or " + rule.value(), (one, other) -> one + " " + other);
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((attribute, feed) -> text.append(attribute)
                .append('\t')
                .append(feed.replace('\n', ' '))
                .append('\n'));
        return text.toString();
    }

    /** The lines of now; those of before where some kinds of part, which were not read, bring an attribute or brought it. */
    public static String feeds(String before, String now, Set<String> unread) {
        if (before.isEmpty() || unread.isEmpty()) {
            return now;
        }
        Set<String> left = Stream.concat(before.lines(), now.lines())
                .filter(line -> unread.contains(part(line)))
                .map(Fingerprints::attribute)
                .collect(Collectors.toSet());
        return Stream.concat(
                        before.lines().filter(line -> left.contains(attribute(line))),
                        now.lines().filter(line -> !left.contains(attribute(line))))
                .sorted()
                .map(line -> line + '\n')
                .collect(Collectors.joining());
    }

    /** The attributes that are fed otherwise than they were; none where it is not known how they were. */
    public static Set<String> moved(String before, String now) {
        if (before.isEmpty()) {
            return Set.of();
        }
        Set<String> lines = new LinkedHashSet<>(before.lines().toList());
        Set<String> others = new LinkedHashSet<>(now.lines().toList());
        Set<String> moved = new TreeSet<>();
        before.lines().filter(line -> !others.contains(line)).forEach(line -> moved.add(attribute(line)));
        now.lines().filter(line -> !lines.contains(line)).forEach(line -> moved.add(attribute(line)));
        // What is worked out of an attribute moves with it.
        if (moved.contains("schools")) {
            moved.add("primarySchool");
        }
        if (moved.contains("roles")) {
            moved.add("teaching");
        }
        if (moved.removeIf(one -> one.startsWith("relationships.")) || moved.contains("role")) {
            moved.add("relationships");
        }
        return moved;
    }

    private static String attribute(String line) {
        return line.substring(0, line.indexOf('\t'));
    }

    private static String part(String line) {
        return line.substring(line.indexOf('\t') + 1).split(" ", 2)[0];
    }

    static ContentHash hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ContentHash.of(bytes, 0, bytes.length);
    }
}
