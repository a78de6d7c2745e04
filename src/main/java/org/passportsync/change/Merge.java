package org.passportsync.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.MasterField;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument;

/**
 * Settles what a passport record says where several records contribute to it: a pure function of the rules, what is live, and
 * what each said and says. docs/decisions/0049 has the rules in words.
 */
public final class Merge {

    private static final Comparator<Contributor> BY_NAME =
            Comparator.comparing(Contributor::connection).thenComparing(Contributor::sisId);

    private final EntityType entity;
    private final Masters masters;

    public Merge(EntityType entity, Masters masters) {
        this.entity = entity;
        this.masters = masters;
    }

    /**
     * A merged record.
     *
     * @param values by attribute, as JSON texts
     * @param disagreements attributes where what is live, or a name, had to decide
     */
    public record Merged(SortedMap<String, String> values, List<Disagreement> disagreements) {}

    /** Two that differ in an attribute: the one whose value counts, and another. */
    public record Disagreement(String attribute, Contributor holder, Contributor other) {

        /** What one of them says, as JSON that an issue may show. */
        String shown(EntityType entity, Contributor says) {
            return ShownDocument.hidden(entity, attribute, ShownDocument.View.MASKED)
                    ? "\"***\""
                    : Objects.requireNonNull(says.value(attribute));
        }

        String inWords() {
            return holder.connection() + " and " + other.connection() + " differ in " + attribute + "; that of "
                    + holder.connection() + " stays, until they agree or a master field says whose counts";
        }
    }

    /**
     * Merges.
     *
     * @param live what the hub says now; empty where the record is not there
     * @param all who contributes, or did
     * @param united the union of what connects records, by attribute; of a single reference, what holds where nobody names one
     */
    public Merged of(Map<String, String> live, List<Contributor> all, Map<String, String> united) {
        List<Contributor> sorted = all.stream().sorted(BY_NAME).toList();
        List<Contributor> present =
                sorted.stream().filter(Contributor::contributes).toList();
        Set<String> attributes = new TreeSet<>(united.keySet());
        present.forEach(
                one -> attributes.addAll(Objects.requireNonNull(one.after()).keySet()));
        live.keySet().stream()
                .filter(attribute -> masters.master(entity, attribute).isPresent())
                .forEach(attributes::add);
        SortedMap<String, String> values = new TreeMap<>();
        List<Disagreement> disagreements = new ArrayList<>();
        for (String attribute : attributes) {
            Question question = new Question(attribute, live.get(attribute), sorted, present, disagreements);
            String value = settle(question, united);
            if (value != null) {
                values.put(attribute, value);
            }
        }
        return new Merged(values, disagreements);
    }

    /** One attribute, and who says what of it. */
    private record Question(
            String attribute,
            @Nullable String live,
            List<Contributor> all,
            List<Contributor> present,
            List<Disagreement> disagreements) {

        List<Contributor> saying() {
            return present.stream().filter(one -> one.value(attribute) != null).toList();
        }
    }

    private @Nullable String settle(Question question, Map<String, String> united) {
        if (question.attribute().equals("teaching")) {
            return question.saying().stream()
                    .map(one -> one.value("teaching"))
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }
        return switch (kind(question.attribute())) {
            case REFS, EDGES ->
                united.getOrDefault(question.attribute(), question.saying().isEmpty() ? null : "[]");
            case REF -> {
                String said = agreed(question, question.saying(), Telling.NOTHING);
                yield said == null ? united.get(question.attribute()) : said;
            }
            case TEXT, LIST, DATE, BOOL, INT -> mastered(question);
        };
    }

    private AttributeKind kind(String attribute) {
        return entity.schema()
                .find(attribute)
                .map(slot -> entity.schema().attribute(slot))
                .map(AttributeSpec::kind)
                .orElse(AttributeKind.TEXT);
    }

    private @Nullable String mastered(Question question) {
        Optional<MasterField> rule = masters.master(entity, question.attribute());
        List<Contributor> master = question.present().stream()
                .filter(one -> rule.isPresent() && rule.get().connection().equals(one.connection()))
                .toList();
        List<Contributor> stating = master.stream()
                .filter(one -> one.value(question.attribute()) != null)
                .toList();
        if (!stating.isEmpty()) {
            return agreed(question, stating, Telling.DISAGREEMENT);
        }
        if (!master.isEmpty() && rule.isPresent() && rule.get().blankErases()) {
            return null;
        }
        String others = guarded(question);
        return others == null && !master.isEmpty() ? question.live() : others;
    }

    private @Nullable String guarded(Question question) {
        Set<String> strong = masters.guarded(entity, question.attribute());
        List<Contributor> first = question.saying().stream()
                .filter(one -> strong.contains(one.connection()))
                .toList();
        return agreed(question, first.isEmpty() ? question.saying() : first, Telling.DISAGREEMENT);
    }

    private enum Telling {
        NOTHING,
        DISAGREEMENT
    }

    /** What those who say something agree on, or what is live of it, or what became of that, or what the first one says. */
    private static @Nullable String agreed(Question question, List<Contributor> saying, Telling telling) {
        if (saying.isEmpty()) {
            return null;
        }
        String attribute = question.attribute();
        String chosen = chosen(question, saying);
        Optional<Contributor> other = saying.stream()
                .filter(one -> !chosen.equals(one.value(attribute)))
                .findFirst();
        if (other.isPresent() && telling == Telling.DISAGREEMENT) {
            Contributor holder = saying.stream()
                    .filter(one -> chosen.equals(one.value(attribute)))
                    .findFirst()
                    .orElseThrow();
            question.disagreements().add(new Disagreement(attribute, holder, other.get()));
        }
        return chosen;
    }

    private static String chosen(Question question, List<Contributor> saying) {
        String attribute = question.attribute();
        String live = question.live();
        if (live != null && saying.stream().anyMatch(one -> live.equals(one.value(attribute)))) {
            return live;
        }
        Set<String> followed = saying.stream()
                .filter(one -> live != null && live.equals(one.was(attribute)))
                .map(one -> Objects.requireNonNull(one.value(attribute)))
                .collect(Collectors.toSet());
        return followed.size() == 1
                ? followed.iterator().next()
                : Objects.requireNonNull(saying.getFirst().value(attribute));
    }
}
