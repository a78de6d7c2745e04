package org.passportsync.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passportsync.connection.MasterField;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.EntityType;

/**
 * What became of one record that was edited in the hub.
 *
 * @param changed whether the record is another now; what others say may leave it as it was
 * @param applied attributes of which the live value is what the edit says
 * @param withheld those of which it is another's
 * @param differing what other sources are to be told
 */
public record Edited(
        EntityType entity,
        UUID passportId,
        boolean changed,
        List<String> applied,
        List<Withheld> withheld,
        List<Differing> differing) {

    /** The name by which definitions, answers and messages call the hub's own source. */
    public static final String SOURCE = "passport";

    /** An attribute that the edit does not decide. */
    public record Withheld(String attribute, String reason) {}

    /** Another source's record that differs from an edit. */
    record Differing(
            EntityType entity,
            int connection,
            String sisId,
            String attribute,
            String value,
            String message,
            String ownSisId) {}

    static Edited of(Shared shared, Merge.Merged merged, Masters masters, boolean changed) {
        List<String> applied = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        said(shared).forEach((attribute, value) -> {
            if (value.equals(merged.values().get(attribute)) || united(shared.entity(), attribute)) {
                applied.add(attribute);
            } else {
                withheld.add(new Withheld(attribute, why(shared, merged, masters, attribute)));
            }
        });
        return new Edited(shared.entity(), shared.passportId(), changed, applied, withheld, differing(shared, merged));
    }

    /** What the edit says, by attribute. */
    private static Map<String, String> said(Shared shared) {
        Map<String, String> said = new TreeMap<>();
        shared.voices().stream()
                .filter(Shared.Voice::own)
                .map(voice -> voice.says().after())
                .filter(Objects::nonNull)
                .forEach(said::putAll);
        said.remove("teaching");
        return said;
    }

    private static boolean united(EntityType entity, String attribute) {
        AttributeKind kind = kind(entity, attribute);
        return kind == AttributeKind.REFS || kind == AttributeKind.EDGES;
    }

    private static AttributeKind kind(EntityType entity, String attribute) {
        return entity.schema()
                .find(attribute)
                .map(slot -> entity.schema().attribute(slot).kind())
                .orElse(AttributeKind.TEXT);
    }

    private static String why(Shared shared, Merge.Merged merged, Masters masters, String attribute) {
        String holders = shared.voices().stream()
                .filter(voice -> !voice.own())
                .map(Shared.Voice::says)
                .filter(says ->
                        Objects.equals(says.value(attribute), merged.values().get(attribute)))
                .map(Contributor::connection)
                .distinct()
                .collect(Collectors.joining(", "));
        if (kind(shared.entity(), attribute) == AttributeKind.REF) {
            return "the value of " + holders + " stays, and what connects records is never mastered; change it there";
        }
        Optional<MasterField> master = masters.master(shared.entity(), attribute);
        if (master.isPresent() && !master.get().connection().equals(SOURCE)) {
            return master.get().connection() + " is MASTER of " + attribute + ", and its value counts; change it there";
        }
        Set<String> guarded = new TreeSet<>(masters.guarded(shared.entity(), attribute));
        if (!guarded.isEmpty() && !guarded.contains(SOURCE)) {
            return "DO_NOT_OVERRIDE of " + String.join(", ", guarded) + " keeps its value; make " + SOURCE
                    + " MASTER of " + attribute + " in masterFields";
        }
        return "the value of " + holders + " stays; make " + SOURCE + " MASTER of " + attribute + " in masterFields";
    }

    private static List<Differing> differing(Shared shared, Merge.Merged merged) {
        List<Differing> differing = new ArrayList<>();
        for (Merge.Disagreement one : merged.disagreements()) {
            Shared.Voice holder = shared.voice(one.holder());
            Shared.Voice other = shared.voice(one.other());
            if (holder.own() != other.own()) {
                Shared.Voice own = holder.own() ? holder : other;
                Shared.Voice them = holder.own() ? other : holder;
                differing.add(new Differing(
                        shared.entity(),
                        them.connectionId(),
                        them.says().sisId(),
                        one.attribute(),
                        one.shown(shared.entity(), them.says()),
                        one.inWords(),
                        own.says().sisId()));
            }
        }
        return differing;
    }
}
