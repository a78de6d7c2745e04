package org.passportsync.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Writes a table as comma-separated values for spreadsheets, row by row.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class Csv {

    static final String TYPE = "text/csv";
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r\n";

    private final PrintWriter out;

    private Csv(PrintWriter out) {
        this.out = out;
    }

    /** Begins a file with the names of its columns. */
    static Csv begin(HttpServletResponse response, String name, String... columns) throws IOException {
        response.setContentType(TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
        Csv csv = new Csv(response.getWriter());
        csv.row((Object[]) columns);
        return csv;
    }

    /** A row; null is an empty cell. */
    void row(@Nullable Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? "" : safe(cell.toString()));
        }
        out.write(String.join(",", row));
        out.write("\r\n");
    }

    /** Whether whoever reads has gone. */
    boolean broken() {
        return out.checkError();
    }

    /** A cell that a spreadsheet shows as a text, whatever it begins with. */
    static String safe(String text) {
        String harmless = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean quoted = harmless.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
