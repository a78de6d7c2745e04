package org.passportsync.connection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one section of a document setting by setting, and notes everything that is wrong with it. */
final class Section {

    private final Written.Mapping mapping;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    private Section(Written.Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /** The form of a section; settings that the reader never asks for are unknown ones. */
    static <T> Form<T> form(Function<Section, T> reader) {
        return (value, problems) -> {
            if (!(value instanceof Written.Mapping mapping)) {
                return problems.refuse(value.place(), value.kind() + " stands here; write a section (name: value)");
            }
            Section section = new Section(mapping, problems);
            T result = reader.apply(section);
            section.refuseUnknown();
            return result;
        };
    }

    Place place() {
        return mapping.place();
    }

    Problems problems() {
        return problems;
    }

    /** Every name that stands in the section; for sections whose names are free, all of them then count as known. */
    List<String> names() {
        known.addAll(mapping.values().keySet());
        return List.copyOf(mapping.values().keySet());
    }

    boolean has(String key) {
        known.add(key);
        return mapping.value(key) != null;
    }

    /** A setting that may be absent; null also where it is wrong, which has then been noted. */
    <T> @Nullable T find(String key, Form<T> form) {
        known.add(key);
        Written value = mapping.value(key);
        return value == null ? null : form.read(value, problems);
    }

    /** A setting with a default. */
    <T> T get(String key, Form<T> form, T fallback) {
        T value = find(key, form);
        return value == null ? fallback : value;
    }

    /**
     * A setting that can't be left out.
     *
     * @param placeholder stands in while the rest is read; the document is refused anyway
     * @param advice what to write, for whoever left it out
     */
    <T> T need(String key, Form<T> form, T placeholder, String advice) {
        if (!has(key)) {
            note(key, key + " is missing; " + advice);
        }
        return get(key, form, placeholder);
    }

    /** Notes a problem at a setting, or where the section begins if the setting isn't there. */
    void note(String key, String message) {
        Written value = mapping.values().get(key);
        Place at = value == null ? mapping.place() : value.place();
        problems.note(new Place(mapping.place().below(key), at.line(), at.column()), message);
    }

    /** Notes a problem at a setting's name. */
    void noteName(String key, String message) {
        problems.note(mapping.keys().getOrDefault(key, mapping.place()), message);
    }

    private void refuseUnknown() {
        for (String name : mapping.values().keySet()) {
            if (!known.contains(name)) {
                noteName(
                        name,
                        "unknown setting \"" + name + "\"" + NearestName.suggestion(name, known) + "; known here: "
                                + String.join(", ", known));
            }
        }
    }
}
