package org.passportsync.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.HoldThreshold.Limits;
import org.passportsync.connection.Written.Scalar;
import org.passportsync.roster.EntityType;
import tools.jackson.databind.JsonNode;

/** {@code advanced.holdThreshold}: from how many changes on a run is held. */
final class HoldThresholdSection {

    private static final String NONE = "none";
    private static final int MOST_PERCENT = 100;
    private static final int MOST_PERCENT_OF_CREATES = 1_000;

    /** The limits of creates, updates and deletes. */
    static final Form<OperationLimits> OPERATIONS = Section.form(section -> new OperationLimits(
            section.find("creates", limit(MOST_PERCENT_OF_CREATES)),
            section.find("updates", limit(MOST_PERCENT)),
            section.find("deletes", limit(MOST_PERCENT))));

    private static final Form<HoldThreshold> LIMITS = Section.form(HoldThresholdSection::read);

    static final Form<HoldThreshold> FORM = (value, problems) -> {
        if (value instanceof Scalar scalar) {
            return scalar.text().equals(NONE)
                    ? new HoldThreshold.None()
                    : problems.refuse(
                            value.place(),
                            value.kind() + " stands here; write limits, or none to switch the guard off");
        }
        return LIMITS.read(value, problems);
    };

    private HoldThresholdSection() {}

    private static HoldThreshold read(Section section) {
        Map<EntityType, OperationLimits> entities = new LinkedHashMap<>();
        for (EntityType entity : EntityType.values()) {
            OperationLimits limits = section.get(entity.key(), OPERATIONS, OperationLimits.UNSAID);
            if (!limits.equals(OperationLimits.UNSAID)) {
                entities.put(entity, limits);
            }
        }
        Limits usual = Limits.DEFAULT;
        return new Limits(
                section.get("default", OPERATIONS, OperationLimits.UNSAID).orElse(usual.defaults()),
                entities,
                section.get("perSchool", OPERATIONS, OperationLimits.UNSAID),
                section.get("rekey", limit(MOST_PERCENT), usual.rekey()),
                section.get("floor", Forms.wholeNumber(0, 1_000_000), usual.floor()));
    }

    private static Form<Limit> limit(int mostPercent) {
        Form<Limit> limits = Section.form(section -> limit(section, mostPercent));
        return (value, problems) ->
                value instanceof Scalar scalar && scalar.text().equals(NONE)
                        ? Limit.NONE
                        : limits.read(value, problems);
    }

    private static Limit limit(Section section, int mostPercent) {
        if (!section.has("percent") && !section.has("count")) {
            section.problems().note(section.place(), "no limit stands here; write percent, count or both, or none");
        }
        return new Limit(
                section.find("percent", Forms.percent(mostPercent)),
                section.find("count", Forms.wholeNumber(0, 999_999_999)));
    }

    static @Nullable JsonNode write(HoldThreshold threshold) {
        return switch (threshold) {
            case HoldThreshold.None none -> Outline.scalar(NONE);
            case Limits limits when limits.equals(Limits.DEFAULT) -> null;
            case Limits limits -> write(limits).node();
        };
    }

    private static Outline write(Limits limits) {
        Limits usual = Limits.DEFAULT;
        Outline outline = new Outline().section("default", write(limits.defaults(), usual.defaults()));
        limits.entities().forEach((entity, own) -> outline.section(entity.key(), write(own)));
        outline.section("perSchool", write(limits.perSchool()));
        if (!limits.rekey().equals(usual.rekey())) {
            outline.put("rekey", write(limits.rekey()));
        }
        return outline.number("floor", limits.floor(), usual.floor());
    }

    static Outline write(OperationLimits limits) {
        return write(limits, OperationLimits.UNSAID);
    }

    private static Outline write(OperationLimits limits, OperationLimits unless) {
        Outline outline = new Outline();
        for (Operation operation : Operation.values()) {
            Limit limit = limits.of(operation);
            if (limit != null && !Objects.equals(limit, unless.of(operation))) {
                outline.put(operation.plural(), write(limit));
            }
        }
        return outline;
    }

    private static JsonNode write(Limit limit) {
        return limit.none()
                ? Outline.scalar(NONE)
                : new Outline()
                        .number("percent", limit.percent())
                        .number("count", limit.count(), null)
                        .node();
    }
}
