package org.passportsync.job;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.passportsync.roster.EntityType;
import org.passportsync.simulator.NameIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is live of one district in the hub: documents by entity and SIS ID, with SIS IDs in the place of passport ids. */
final class HubContent {

    /** The school that stands for the district itself, in the simulated one. */
    static final String DISTRICT_OFFICE = "dst-lakeside";

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Live(EntityType entity, String sisId, JsonNode document) {}

    private final Map<String, Live> byPassportId = new TreeMap<>();

    private HubContent() {}

    static HubContent of(JdbcClient sql, String district) {
        HubContent content = new HubContent();
        sql.sql("select id::text, entity, sis_id, document::text from passport_record"
                        + " where district_id = :district and deleted_at is null")
                .param("district", district)
                .query((row, _) -> content.byPassportId.put(
                        row.getString(1),
                        new Live(EntityType.byCode(row.getInt(2)), row.getString(3), JSON.readTree(row.getString(4)))))
                .list();
        return content;
    }

    /** By {@code entity/SIS ID}: values by attribute, a contact's ties as {@code relationships[student].type}. */
    Map<String, Map<String, String>> records() {
        return documents(live -> live.entity().key() + "/" + live.sisId());
    }

    /** The same as if it had been read through SMS 2.0. */
    Map<String, Map<String, String>> inNativeIds() {
        return documents(this::nativeName);
    }

    private Map<String, Map<String, String>> documents(Function<Live, String> naming) {
        Map<String, String> names = new TreeMap<>();
        byPassportId.forEach((id, live) -> names.put(id, naming.apply(live)));
        Map<String, Map<String, String>> documents = new TreeMap<>();
        byPassportId.forEach((id, live) -> documents.put(names.get(id), values(live.document(), names)));
        return documents;
    }

    private static Map<String, String> values(JsonNode document, Map<String, String> names) {
        Map<String, String> values = new TreeMap<>();
        document.properties().forEach(entry -> {
            if (entry.getKey().equals("relationships")) {
                entry.getValue().forEach(tie -> tie(tie, names, values));
            } else {
                values.put(entry.getKey(), text(entry.getValue(), names));
            }
        });
        return values;
    }

    private static void tie(JsonNode tie, Map<String, String> names, Map<String, String> values) {
        String student = text(tie.path("student"), names);
        tie.properties()
                .forEach(entry ->
                        values.put("relationships[" + student + "]." + entry.getKey(), text(entry.getValue(), names)));
    }

    private static String text(JsonNode value, Map<String, String> names) {
        if (!value.isArray()) {
            return names.getOrDefault(value.asString(), value.asString());
        }
        TreeSet<String> items = new TreeSet<>();
        value.forEach(item -> items.add(text(item, names)));
        return items.toString();
    }

    private String nativeName(Live live) {
        String id = live.sisId();
        String name = switch (live.entity()) {
            case SCHOOL -> id.equals(DISTRICT_OFFICE) ? id : NameIds.school(id);
            case CALENDAR, COURSE, CLASS -> NameIds.other(id);
            case STUDENT, STAFF, CONTACT -> String.valueOf(NameIds.of(id));
            case SCHOOL_ENROLLMENT -> schoolEnrollment(id.split("\\|"));
            case ENROLLMENT -> enrollment(live);
        };
        return live.entity().key() + "/" + name;
    }

    private static String schoolEnrollment(String[] parts) {
        return NameIds.of(parts[0]) + "|" + parts[1] + "|" + NameIds.school(parts[2]);
    }

    private String enrollment(Live live) {
        JsonNode student = live.document().path("student");
        return student.isString()
                ? NameIds.of(sisId(student)) + "|" + NameIds.other(live.sisId())
                : sisId(live.document().path("class")) + "|staff|"
                        + NameIds.of(sisId(live.document().path("staff")));
    }

    private String sisId(JsonNode reference) {
        return Objects.requireNonNull(byPassportId.get(reference.asString())).sisId();
    }
}
