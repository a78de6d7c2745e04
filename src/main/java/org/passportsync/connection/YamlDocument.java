package org.passportsync.connection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2, and JSON as the part of it that it is, into written values with their places. Aliases and tags are
 * refused, and depth and size are bounded, so that no document can be larger than it looks or make objects.
 */
final class YamlDocument {

    private static final int LARGEST = 2_000_000;
    private static final int DEEPEST = 32;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(LARGEST)
            .build();

    private final Iterator<Event> events;
    private final Problems problems;

    private YamlDocument(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** Reads a text; null where it is no YAML at all, which has then been noted. */
    static @Nullable Written read(String text, Problems problems) {
        if (text.length() > LARGEST) {
            return problems.refuse(Place.START, "the document is longer than " + LARGEST + " characters; shorten it");
        }
        try {
            Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
            return new YamlDocument(events, problems).document();
        } catch (TooDeep noted) {
            return null;
        } catch (MarkedYamlEngineException broken) {
            // Its own message would quote the line, and with it perhaps a secret.
            return problems.refuse(
                    place("", broken.getProblemMark()), "this is not readable as YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            return problems.refuse(Place.START, "this is not readable as YAML; save it as plain UTF-8 text");
        }
    }

    /** Ends the reading of a document whose nesting has been noted as too deep. */
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooDeep() {
            super("nested too deep", null, false, false);
        }
    }

    private @Nullable Written document() {
        Written root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart && root != null) {
                problems.note(place("", event.getStartMark()), "a second document begins here; write each in a file");
                return root;
            }
            if (event instanceof ScalarEvent || event instanceof CollectionStartEvent) {
                root = value(event, "", 0);
            }
        }
        return root == null ? problems.refuse(Place.START, "the document is empty; write a definition") : root;
    }

    private Written value(Event event, String path, int depth) {
        Place place = place(path, event.getStartMark());
        return switch (event.getEventId()) {
            case Scalar -> YamlScalars.scalar((ScalarEvent) event, place, problems);
            case SequenceStart -> items((CollectionStartEvent) event, place, depth);
            case MappingStart -> mapping((CollectionStartEvent) event, place, depth);
            default -> alias((AliasEvent) event, place);
        };
    }

    private Written items(CollectionStartEvent start, Place place, int depth) {
        checkCollection(start, place, depth);
        List<Written> values = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            values.add(value(event, place.item(values.size()), depth + 1));
        }
        return new Written.Items(place, values);
    }

    private Written mapping(CollectionStartEvent start, Place place, int depth) {
        checkCollection(start, place, depth);
        Map<String, Written> values = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Place key = key(event, place, depth);
            Written value = value(events.next(), key.path(), depth + 1);
            String name = event instanceof ScalarEvent scalar ? scalar.getValue() : "";
            Place first = keys.putIfAbsent(name, key);
            if (first != null) {
                problems.note(key, name + " stands here twice, first in line " + first.line() + "; keep one of them");
            }
            values.putIfAbsent(name, value);
        }
        return new Written.Mapping(place, values, keys);
    }

    private Place key(Event event, Place section, int depth) {
        if (!(event instanceof ScalarEvent scalar)) {
            Written key = value(event, section.path(), depth + 1);
            problems.note(key.place(), key.kind() + " stands where a name belongs; write name: value");
            return key.place();
        }
        Place place = place(section.below(scalar.getValue()), event.getStartMark());
        if (YamlScalars.scalar(scalar, place, problems).type() != Written.Type.TEXT) {
            problems.note(place, YamlScalars.writeQuoted(scalar.getValue()));
        }
        return place;
    }

    private Written alias(AliasEvent alias, Place place) {
        problems.note(place, "the alias *" + alias.getAlias() + " stands here; write out what it stands for");
        return new Written.Scalar(place, Written.Type.NOTHING, "");
    }

    /** Notes what is wrong with a list or section as such; one that is nested too deeply ends the reading. */
    private void checkCollection(CollectionStartEvent start, Place place, int depth) {
        if (!start.isImplicit()) {
            problems.note(place, "the tag " + start.getTag().orElse("!") + " stands here; leave it out");
        }
        if (depth >= DEEPEST) {
            problems.note(place, "the document is nested more than " + DEEPEST + " deep; no setting is that deep");
            throw new TooDeep();
        }
    }

    private static Place place(String path, Optional<Mark> mark) {
        return new Place(
                path,
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1);
    }
}
