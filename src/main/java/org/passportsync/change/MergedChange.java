package org.passportsync.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;

/**
 * What a run changes of one shared passport record.
 *
 * @param after JSON; null: it leaves. With a {@code DELETE}: what stays of it, because others hold it
 * @param sisIdBefore the SIS ID it had, where it gets another
 */
record MergedChange(
        EntityType entity,
        String sisId,
        UUID passportId,
        Operation operation,
        Cause cause,
        @Nullable String school,
        @Nullable String after,
        @Nullable String sisIdBefore) {

    /** The change of a record, if there is any. */
    static Optional<MergedChange> of(Shared shared, Merge.Merged merged, Set<String> fedOtherwise) {
        List<Shared.Voice> present = shared.voices().stream()
                .filter(voice -> voice.says().contributes())
                .toList();
        List<Shared.Voice> own =
                shared.voices().stream().filter(Shared.Voice::own).toList();
        if (present.stream().noneMatch(shared::holds)) {
            return shared.there() ? Optional.of(new Draft(shared, own).leaves()) : Optional.empty();
        }
        return new Draft(shared, own).stays(present, merged, fedOtherwise);
    }

    /** A change in the making: the record and the contributors of the run's own connection. */
    private record Draft(Shared shared, List<Shared.Voice> own) {

        MergedChange leaves() {
            return change(Operation.DELETE, gone(), sisIdOfOwn(), null, null);
        }

        Optional<MergedChange> stays(List<Shared.Voice> present, Merge.Merged merged, Set<String> fedOtherwise) {
            String after = json(merged.values());
            String sisId = named(present);
            List<Shared.Voice> here =
                    own.stream().filter(voice -> voice.says().contributes()).toList();
            if (!shared.there()) {
                return here.isEmpty()
                        ? Optional.empty()
                        : Optional.of(change(Operation.CREATE, coming(here), sisId, after, null));
            }
            boolean differs = !merged.values().equals(shared.live());
            if (here.isEmpty() && !own.isEmpty() && own.stream().noneMatch(Shared.Voice::moved)) {
                return Optional.of(change(Operation.DELETE, gone(), sisIdOfOwn(), after, null));
            }
            boolean rekeyed = here.stream().anyMatch(voice -> voice.outcome().equals("REKEY"));
            if (!differs && !rekeyed && sisId.equals(shared.liveSisId())) {
                return Optional.empty();
            }
            Cause cause = rekeyed ? Cause.REKEY : updated(here, merged, fedOtherwise);
            String before = sisId.equals(shared.liveSisId()) ? null : shared.liveSisId();
            return Optional.of(change(Operation.UPDATE, cause, sisId, after, before));
        }

        private MergedChange change(
                Operation operation, Cause cause, String sisId, @Nullable String after, @Nullable String sisIdBefore) {
            return new MergedChange(
                    shared.entity(), sisId, shared.passportId(), operation, cause, school(), after, sisIdBefore);
        }

        private Cause gone() {
            return own.stream().anyMatch(Shared.Voice::moved) || own.isEmpty()
                    ? Cause.MERGE
                    : cause(own.getFirst().cause());
        }

        private Cause coming(List<Shared.Voice> here) {
            if (shared.known()) {
                return Cause.REVIVED;
            }
            Shared.Voice first = here.getFirst();
            return first.outcome().equals("SPLIT") ? Cause.MERGE : cause(first.cause());
        }

        /** Merged: where somebody came or went, where what is live, or a name, had to decide, or where only the SIS ID changes. */
        private Cause updated(List<Shared.Voice> here, Merge.Merged merged, Set<String> fedOtherwise) {
            Set<String> changed = new TreeSet<>(shared.live().keySet());
            changed.addAll(merged.values().keySet());
            changed.removeIf(attribute -> java.util.Objects.equals(
                    shared.live().get(attribute), merged.values().get(attribute)));
            boolean chosen = merged.disagreements().stream()
                    .map(Merge.Disagreement::attribute)
                    .anyMatch(changed::contains);
            boolean joined = here.stream().anyMatch(voice -> voice.says().before() == null || voice.moved());
            if (here.isEmpty()
                    || changed.isEmpty()
                    || chosen
                    || joined
                    || here.getFirst().cause().isEmpty()) {
                return Cause.MERGE;
            }
            Cause own = cause(here.getFirst().cause());
            return own == Cause.SOURCE && fedOtherwise.containsAll(changed) ? Cause.MAPPING : own;
        }

        private String named(List<Shared.Voice> present) {
            String live = shared.liveSisId();
            List<String> holders = present.stream()
                    .filter(shared::holds)
                    .map(voice -> voice.says().sisId())
                    .toList();
            return live != null && holders.contains(live) ? live : holders.getFirst();
        }

        private String sisIdOfOwn() {
            return own.isEmpty()
                    ? String.valueOf(shared.liveSisId())
                    : own.getFirst().says().sisId();
        }

        private @Nullable String school() {
            return own.stream()
                    .map(Shared.Voice::school)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private static Cause cause(String stated) {
            return stated.isEmpty() ? Cause.SOURCE : Cause.valueOf(stated);
        }

        private static String json(Map<String, String> values) {
            return values.entrySet().stream()
                    .map(value -> "\"" + value.getKey() + "\":" + value.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }
}
