package org.passportsync.connection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passportsync.connection.FilterCondition.Operand;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.EntityType;

/** {@code filters}: which records come in. */
final class FiltersSection {

    static final Form<Filters> FORM = Section.form(FiltersSection::read);

    private static final Form<FilterCondition> CONDITION =
            Forms.named(Arrays.asList(FilterCondition.values()), FilterCondition::key);

    private FiltersSection() {}

    private static Filters read(Section section) {
        Map<FilteredEntity, List<FilterRule>> read = new LinkedHashMap<>();
        for (String name : section.names()) {
            FilteredEntity entity = FilteredEntity.byKey(name).orElse(null);
            if (entity == null) {
                section.noteName(name, unknown(name));
                continue;
            }
            read.put(entity, section.get(name, Forms.listOf(Section.form(rule -> rule(entity, rule))), List.of()));
        }
        return new Filters(read);
    }

    private static String unknown(String name) {
        if (name.equals(EntityType.STAFF.key())) {
            return "staff are filtered as teachers and admins; write teacher:, admin: or both";
        }
        return Forms.notAmong(
                name,
                Arrays.stream(FilteredEntity.values()).map(FilteredEntity::key).toList());
    }

    private static FilterRule rule(FilteredEntity entity, Section section) {
        List<FilterTest> where = section.need(
                "where",
                Forms.listOf(Section.form(test -> test(entity.entity(), test))),
                List.of(),
                "write the conditions: [ { attribute: ..., condition: ... } ]");
        if (where.isEmpty() && section.problems().none()) {
            section.note("where", "a rule without conditions lets everything pass; write one, or leave the rule out");
        }
        List<EntityType> linked = section.get("includeLinked", Forms.listOf(linked(entity)), List.of());
        return new FilterRule(where, linked.isEmpty() ? Set.of() : EnumSet.copyOf(linked));
    }

    private static Form<EntityType> linked(FilteredEntity entity) {
        Set<EntityType> reachable = FilterLinks.from(entity);
        return (value, problems) -> {
            EntityType linked = Names.ENTITY.read(value, problems);
            if (linked == null || reachable.contains(linked)) {
                return linked;
            }
            List<String> names = reachable.stream().map(EntityType::key).toList();
            return problems.refuse(
                    value.place(),
                    linked.key() + " is not linked from " + entity.key()
                            + (names.isEmpty()
                                    ? ", which has no links; leave it out"
                                    : "; write one of: " + String.join(", ", names)));
        };
    }

    private static FilterTest test(EntityType entity, Section section) {
        String attribute = section.need("attribute", Names.attribute(entity), "", "write the hub attribute to look at");
        FilterCondition condition =
                section.need("condition", CONDITION, FilterCondition.IS_NOT_EMPTY, "write one like is not empty");
        Operand operand = condition.operand();
        String text = operand == Operand.TEXT ? section.find("value", Forms.TEXT) : null;
        LocalDate date = operand == Operand.DATE ? section.find("value", TimeForms.DATE) : null;
        if (operand.given() && !section.has("value")) {
            section.note(
                    "condition", "\"" + condition.key() + "\" needs something to compare with; write value: beside it");
        }
        if (!operand.given() && section.has("value")) {
            section.note("value", "\"" + condition.key() + "\" compares with nothing; leave the value out");
        }
        refuseUnfit(entity, attribute, condition, section);
        if (attribute.equals("teaching")) {
            section.note(
                    "attribute", "teaching says which of teacher and admin a record is; write the rule under that");
        }
        return new FilterTest(attribute, condition, text, date);
    }

    private static void refuseUnfit(EntityType entity, String attribute, FilterCondition condition, Section section) {
        AttributeKind kind = AttributeKinds.of(entity, attribute);
        boolean text = condition.operand() == Operand.TEXT && kind == AttributeKind.EDGES;
        boolean date = condition.operand().datesOnly() && kind != AttributeKind.DATE;
        if (text || date) {
            String instead = condition == FilterCondition.EQUALS ? "; write equals text" : "; choose another condition";
            section.note(
                    "condition",
                    "\"" + condition.key() + "\" doesn't fit " + attribute + ", which is "
                            + AttributeKinds.inWords(kind) + instead);
        }
    }

    static Outline write(Filters filters) {
        Outline outline = new Outline();
        filters.rules()
                .forEach((entity, rules) -> outline.list(
                        entity.key(),
                        rules.stream().map(rule -> write(rule).node()).toList()));
        return outline;
    }

    private static Outline write(FilterRule rule) {
        return new Outline()
                .list(
                        "where",
                        rule.where().stream().map(test -> write(test).node()).toList())
                .texts(
                        "includeLinked",
                        rule.includeLinked().stream().map(EntityType::key).toList());
    }

    private static Outline write(FilterTest test) {
        return new Outline()
                .text("attribute", test.attribute())
                .text("condition", test.condition().key())
                .text("value", test.text())
                .text("value", test.date());
    }
}
