package org.passportsync.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** The simulator's own end of the wire: its request log, its school day and its faults, under {@code /simulator}. */
final class AdminDesk {

    private final Stage stage;

    AdminDesk(Stage stage) {
        this.stage = stage;
    }

    Answer answer(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /simulator" -> json(this::status);
            case "GET /simulator/requests" -> requests(call);
            case "POST /simulator/day" -> day(call);
            case "POST /simulator/faults" -> faults(call);
            default ->
                refused(
                        404,
                        List.of("There is GET /simulator, GET /simulator/requests, POST /simulator/day"
                                + " and POST /simulator/faults"));
        };
    }

    private Answer requests(Call call) {
        String after = call.parameters().getOrDefault("after", "0");
        if (!after.matches("[0-9]{1,18}")) {
            return refused(400, List.of("after is '" + after + "'. Give the sequence of a request."));
        }
        return json(json -> {
            json.writeStartArray();
            stage.log.after(Long.parseLong(after)).forEach(request -> line(json, request));
            json.writeEndArray();
        });
    }

    private Answer day(Call call) {
        if (!(stage.rows() instanceof District district)) {
            return refused(409, List.of("A hand-made district has no school days. Change its rows instead."));
        }
        RowFields asked = read(call);
        String day = asked.first("day").isEmpty() ? Integer.toString(district.day()) : asked.first("day");
        String kind = asked.first("badDay").isEmpty() ? "false" : asked.first("badDay");
        if (!day.matches("[0-9]{1,4}") || Integer.parseInt(day) > DistrictSettings.LAST_DAY) {
            return refused(
                    400, List.of("day is '" + day + "'. Give a number from 0 to " + DistrictSettings.LAST_DAY + "."));
        }
        if (!kind.matches("true|false")) {
            return refused(400, List.of("badDay is '" + kind + "'. Give true or false."));
        }
        District next = district.onDay(Integer.parseInt(day));
        stage.show(kind.equals("true") ? next.onBadDay() : next.onOrdinaryDay());
        return json(this::status);
    }

    private Answer faults(Call call) {
        return switch (Fault.read(read(call).all("faults"))) {
            case Fault.Reading.Unreadable unreadable -> refused(400, unreadable.problems());
            case Fault.Reading.Readable readable -> {
                stage.faults.set(readable.faults());
                yield json(this::status);
            }
        };
    }

    private void status(JsonGenerator json) {
        json.writeStartObject();
        if (stage.rows() instanceof District district) {
            json.writeNumberProperty("day", district.day());
            json.writeStringProperty("date", district.today().toString());
            json.writeBooleanProperty("badDay", district.isBadDay());
        }
        json.writeName("faults");
        json.writeStartArray();
        stage.faults.active().forEach(fault -> json.writeString(fault.name().text()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, Request request) {
        json.writeStartObject();
        json.writeNumberProperty("sequence", request.sequence());
        json.writeStringProperty("method", request.method());
        json.writeStringProperty("path", request.path());
        json.writeStringProperty("resource", request.resource());
        json.writeStringProperty("query", request.query());
        json.writeNumberProperty("status", request.status());
        json.writeNumberProperty("rows", request.rows());
        json.writeEndObject();
    }

    private static RowFields read(Call call) {
        return RowFields.of(Utf8.bytes(call.body()));
    }

    private static Answer refused(int status, List<String> problems) {
        return json(status, json -> {
            json.writeStartObject();
            json.writeName("problems");
            json.writeStartArray();
            problems.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static Answer json(Consumer<JsonGenerator> content) {
        return json(200, content);
    }

    private static Answer json(int status, Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = RowFields.JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        return Answer.json(status, out.toString(StandardCharsets.UTF_8));
    }
}
