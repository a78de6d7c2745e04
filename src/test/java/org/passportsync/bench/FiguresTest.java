package org.passportsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds what is worked out in the tables of bench/README.md against the figures that it is worked out from. */
class FiguresTest {

    private static final Path DOCUMENT = Path.of("bench/README.md");
    private static final Pattern ROWS = Pattern.compile("([0-9,]+) rows");
    private static final Pattern TIMES = Pattern.compile("([0-9.]+) x.*");

    /** A column, and the two whose quotient it is; a factor stands for rows of the whole table. */
    private record Quotient(String column, String of, String by) {}

    private static final List<Quotient> QUOTIENTS = List.of(
            new Quotient("ours / F", "ours", "F"),
            new Quotient("plain / ours", "plain", "ours"),
            new Quotient("that / at once", "one after the other", "at once"),
            new Quotient("5 million / 100,000", "a row", "a row of 100,000"),
            new Quotient("ratio", "sync, to its first page", "empty web application, until ready"));

    /** A number as it is written: what it stands for lies between two ends. */
    private record Written(double from, double to) {

        static Written of(String cell) {
            BigDecimal number = new BigDecimal(cell.replaceAll("[^0-9.]", ""));
            double half = Math.pow(10, -number.scale()) / 2;
            return new Written(number.doubleValue() - half, number.doubleValue() + half);
        }

        static Written exactly(double number) {
            return new Written(number, number);
        }

        Written by(Written other) {
            return new Written(from / other.to, to / other.from);
        }

        boolean meets(Written other) {
            return from <= other.to && other.from <= to;
        }
    }

    private record Table(double rows, List<String> head, List<List<String>> lines) {

        boolean has(String... columns) {
            return head.containsAll(Arrays.asList(columns));
        }

        String cell(List<String> line, String column) {
            return line.get(head.indexOf(column));
        }
    }

    private final List<String> wrong = new ArrayList<>();
    private int checked;

    @Test
    void ratios_are_those_of_the_figures_beside_them() throws IOException {
        for (Table table : tables()) {
            for (Quotient one : QUOTIENTS) {
                if (table.has(one.column(), one.of(), one.by())) {
                    for (List<String> line : table.lines()) {
                        check(table, line, one);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).as("so many are there at least").isGreaterThan(15);
    }

    @Test
    void rows_in_a_second_and_what_a_row_takes_are_those_of_the_rows_named_last() throws IOException {
        for (Table table : tables()) {
            for (List<String> line : table.lines()) {
                if (table.has("ours", "ours, rows/s")) {
                    Written seconds = Written.of(table.cell(line, "ours"));
                    note(
                            line,
                            "ours, rows/s",
                            table,
                            Written.exactly(table.rows()).by(seconds));
                }
                if (table.has("5 million", "a row")) {
                    Written seconds = Written.of(table.cell(line, "5 million"));
                    note(line, "a row", table, seconds.by(Written.exactly(table.rows() / 1e6)));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(8);
    }

    @Test
    void what_workers_gain_is_what_they_took() throws IOException {
        Table table = tables().stream()
                .filter(one -> one.has("who reads", "intake", ""))
                .findFirst()
                .orElseThrow();
        Written before = Written.exactly(Double.NaN);
        for (List<String> line : table.lines()) {
            Written took = Written.of(table.cell(line, "intake"));
            List<String> times = TIMES.matcher(table.cell(line, ""))
                    .results()
                    .map((MatchResult hit) -> hit.group(1))
                    .toList();
            if (!times.isEmpty()) {
                assertThat(before.by(took).meets(Written.of(times.getFirst())))
                        .as(line.toString())
                        .isTrue();
                checked++;
            }
            before = took;
        }
        assertThat(checked).isEqualTo(2);
    }

    @Test
    void what_a_record_costs_in_a_larger_district_is_what_all_of_them_took() throws IOException {
        String column = "a record: times as long";
        for (Table table : tables().stream().filter(one -> one.has(column)).toList()) {
            for (List<String> line : table.lines()) {
                double more = number(table, line, "records, large") / number(table, line, "records");
                Written longer = Written.of(table.cell(line, "took, large")).by(Written.of(table.cell(line, "took")));
                note(line, column, table, longer.by(Written.exactly(more)));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(10);
    }

    private static double number(Table table, List<String> line, String column) {
        return Double.parseDouble(table.cell(line, column).replace(",", ""));
    }

    private void check(Table table, List<String> line, Quotient one) {
        if (table.cell(line, one.column()).equals("-")) {
            return;
        }
        note(
                line,
                one.column(),
                table,
                Written.of(table.cell(line, one.of())).by(Written.of(table.cell(line, one.by()))));
    }

    private void note(List<String> line, String column, Table table, Written right) {
        checked++;
        if (!Written.of(table.cell(line, column)).meets(right)) {
            wrong.add(column + " should lie between " + right.from() + " and " + right.to() + ": " + line);
        }
    }

    private static List<Table> tables() throws IOException {
        List<Table> tables = new ArrayList<>();
        List<String> block = new ArrayList<>();
        double rows = Double.NaN;
        for (String line : Files.readString(DOCUMENT).concat("\n\n").split("\n", -1)) {
            if (line.startsWith("|")) {
                block.add(line);
                continue;
            }
            if (!block.isEmpty()) {
                List<List<String>> cells =
                        block.stream().map(FiguresTest::cells).toList();
                tables.add(new Table(rows, cells.getFirst(), cells.subList(2, cells.size())));
                block.clear();
            }
            List<String> named = ROWS.matcher(line)
                    .results()
                    .map((MatchResult hit) -> hit.group(1))
                    .toList();
            rows = named.isEmpty() ? rows : Double.parseDouble(named.getFirst().replace(",", ""));
        }
        return tables;
    }

    private static List<String> cells(String line) {
        String[] parts = line.split("\\|", -1);
        return Arrays.stream(parts, 1, parts.length - 1).map(String::strip).toList();
    }
}
