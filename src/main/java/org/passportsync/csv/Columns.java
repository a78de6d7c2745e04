package org.passportsync.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NeverRead;
import org.passportsync.oneroster.FlatRows;
import org.passportsync.wire.JsonText;

/**
 * Puts the columns of a page's rows where OneRoster's objects have them: {@code courseSourcedId} is {@code course}, {@code
 * termSourcedIds} is {@code terms}. A definition may name a column either way.
 */
final class Columns {

    /** The column of a user's further identifiers: {@code {type:identifier},{type:identifier}}. */
    static final String USER_IDS = "userIds";

    private static final int LONGEST_VALUE = 100_000;
    private static final String ONE = "SourcedId";
    private static final String SEVERAL = "SourcedIds";
    private static final Set<String> LISTS = Set.of("grades", "subjects", "subjectCodes", "periods");
    private static final Map<String, String> OTHERWISE = Map.of(
            "preferredGivenName", "preferredFirstName",
            "preferredFamilyName", "preferredLastName");
    private static final Pattern USER_ID = Pattern.compile("\\{([^:{}]+):([^{}]+)}");

    private final FlatRows rows;
    private final int size;
    private final int[] own;
    private final int[] usual;
    private final boolean[] list;
    private final int userIds;
    private final int roles;
    private final int over;

    Columns(List<String> header, FlatRows rows) {
        this.rows = rows;
        size = header.size();
        own = header.stream().mapToInt(rows::place).toArray();
        usual = header.stream().mapToInt(column -> rows.place(usual(column))).toArray();
        list = new boolean[size];
        for (int at = 0; at < size; at++) {
            list[at] = LISTS.contains(header.get(at)) || header.get(at).endsWith(SEVERAL);
            usual[at] = usual[at] == own[at] ? -1 : usual[at];
        }
        userIds = rows.wantsUserIds() ? header.indexOf(USER_IDS) : -1;
        roles = header.lastIndexOf(PackedRoles.COLUMN);
        over = header.lastIndexOf(CsvPage.OVER);
    }

    /** The name of a column's field in OneRoster's objects. */
    private static String usual(String column) {
        if (column.equals(Header.ID)) {
            return column;
        }
        if (column.endsWith(SEVERAL)) {
            return column.substring(0, column.length() - SEVERAL.length()) + "s";
        }
        return column.endsWith(ONE)
                ? column.substring(0, column.length() - ONE.length())
                : OTHERWISE.getOrDefault(column, column);
    }

    int size() {
        return size;
    }

    /** Takes a row that has all columns. */
    void take(CsvRecord row) {
        rows.start();
        for (int at = 0; at < size; at++) {
            if (own[at] >= 0 || usual[at] >= 0) {
                Object value = value(row.getField(at), list[at]);
                rows.put(own[at], value);
                rows.put(usual[at], value);
            }
        }
        if (userIds >= 0) {
            Matcher found = USER_ID.matcher(row.getField(userIds));
            while (found.find()) {
                rows.userId(found.group(1).strip(), clean(found.group(2)));
            }
        }
        if (roles >= 0) {
            PackedRoles.read(row.getField(roles)).forEach(rows::role);
        }
        if (over >= 0 && Boolean.parseBoolean(row.getField(over))) {
            rows.put(rows.place(Header.STATUS), "tobedeleted");
        }
    }

    /** The further identifiers that can be read and are no secrets. */
    static String withoutSecrets(String userIds) {
        return USER_ID.matcher(userIds)
                .results()
                .filter(one -> !NeverRead.coversType(one.group(1)))
                .map(MatchResult::group)
                .collect(Collectors.joining(","));
    }

    private static @Nullable Object value(String text, boolean several) {
        if (text.length() > LONGEST_VALUE) {
            return JsonText.ODD;
        }
        if (text.isBlank()) {
            return null;
        }
        return several ? list(clean(text)) : clean(text);
    }

    private static Object list(String text) {
        if (text.indexOf('"') < 0) {
            return Arrays.stream(text.split(",")).map(String::strip).toList();
        }
        try {
            return CsvReader.builder().ofSingleCsvRecord(text).getFields();
        } catch (CsvParseException odd) {
            return JsonText.ODD;
        }
    }

    /** A database can't hold this character, and identifiers are made of what is read here. */
    private static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
