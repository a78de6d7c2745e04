package org.passportsync.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.ApplicationRow;
import org.passportsync.answer.AppliedShown;
import org.passportsync.answer.AuditRow;
import org.passportsync.answer.ChangeShown;
import org.passportsync.answer.ComparedRuns;
import org.passportsync.answer.ConnectionRow;
import org.passportsync.answer.DecisionShown;
import org.passportsync.answer.DuplicateShown;
import org.passportsync.answer.EditShown;
import org.passportsync.answer.GeneratedShown;
import org.passportsync.answer.GuardsShown;
import org.passportsync.answer.HistoryShown;
import org.passportsync.answer.IssueShown;
import org.passportsync.answer.Items;
import org.passportsync.answer.NewLogin;
import org.passportsync.answer.Problem;
import org.passportsync.answer.RecordShown;
import org.passportsync.answer.RevisionRow;
import org.passportsync.answer.SchoolsShown;
import org.passportsync.answer.StateShown;
import org.passportsync.answer.TestShown;
import org.passportsync.answer.TokenShown;
import org.passportsync.answer.UserShown;
import org.passportsync.answer.WholeRun;

/** Describes which properties of answers are always there and never null: those that our types don't call nullable. */
final class AlwaysThere {

    private static final List<Class<?>> ANSWERS = List.of(
            ApplicationRow.class,
            AppliedShown.class,
            AuditRow.class,
            ChangeShown.class,
            ComparedRuns.class,
            ConnectionRow.class,
            DecisionShown.class,
            DuplicateShown.class,
            EditShown.class,
            GeneratedShown.class,
            GuardsShown.class,
            HistoryShown.class,
            IssueShown.class,
            NewLogin.class,
            Problem.class,
            RecordShown.class,
            RevisionRow.class,
            SchoolsShown.class,
            StateShown.class,
            TestShown.class,
            TokenShown.class,
            UserShown.class,
            WholeRun.class);

    private final Map<String, Class<?>> records = new HashMap<>();

    AlwaysThere() {
        ANSWERS.forEach(this::add);
    }

    /** Marks them in a description, and says of the others which may be null. */
    void mark(OpenAPI api) {
        api.getComponents().getSchemas().forEach((name, schema) -> {
            Class<?> answer = name.startsWith("Items") ? Items.class : records.get(name);
            if (answer != null) {
                mark(answer, schema);
            }
        });
    }

    private static void mark(Class<?> answer, Schema<?> schema) {
        schema.setRequired(components(answer)
                .filter(component -> !nullable(component))
                .map(RecordComponent::getName)
                .sorted()
                .toList());
        components(answer)
                .filter(component -> nullable(component) && !leftOut(component))
                .forEach(component ->
                        schema.getProperties().computeIfPresent(component.getName(), (_, old) -> orNull(old)));
    }

    private static Stream<RecordComponent> components(Class<?> answer) {
        return Stream.of(answer.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    private static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether a property is not there where it would be null. */
    private static boolean leftOut(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonInclude.class)
                || component.getDeclaringRecord().isAnnotationPresent(JsonInclude.class);
    }

    @SuppressWarnings("unchecked")
    private static Schema<?> orNull(Schema<?> old) {
        if (old.get$ref() != null) {
            return new JsonSchema().oneOf(List.of(old, new JsonSchema().types(Set.of("null"))));
        }
        if (old instanceof ObjectSchema shared) {
            return new JsonSchema().types(either("object")).description(shared.getDescription());
        }
        old.setTypes(either(old.getTypes().iterator().next()));
        if (old.getEnum() != null) {
            ((Schema<Object>) old).addEnumItemObject(null);
        }
        return old;
    }

    private static Set<String> either(String type) {
        return new LinkedHashSet<>(List.of(type, "null"));
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(this::add);
        } else if (type instanceof Class<?> answer
                && answer.isRecord()
                && records.put(answer.getSimpleName(), answer) == null) {
            for (RecordComponent component : answer.getRecordComponents()) {
                add(component.getGenericType());
            }
        }
    }
}
