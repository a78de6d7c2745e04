package org.passportsync.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.OpenAPI;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Marks them in a description. */
    void mark(OpenAPI api) {
        api.getComponents().getSchemas().forEach((name, schema) -> {
            if (records.containsKey(name)) {
                schema.setRequired(properties(records.get(name)).sorted().toList());
            } else if (name.startsWith("Items")) {
                schema.setRequired(new ArrayList<>(List.of("items")));
            }
        });
    }

    private static Stream<String> properties(@Nullable Class<?> answer) {
        if (answer == null) {
            return Stream.of();
        }
        return Stream.of(answer.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? properties(component.getType())
                        : Stream.of(component.getName()));
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
