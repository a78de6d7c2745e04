package org.passportsync.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in a fixed-width font; what is too wide makes its column wider. */
final class Table {

    /**
     * A column.
     *
     * @param before what stands between it and the column before
     */
    record Column(String title, Side side, String before) {

        static Column left(String title) {
            return new Column(title, Side.LEFT, "  ");
        }

        static Column right(String title) {
            return new Column(title, Side.RIGHT, "  ");
        }

        /** The same as the first of a group, set off by a rule. */
        Column first() {
            return new Column(title, side, " | ");
        }
    }

    /** Where cells stand in their column. */
    enum Side {
        LEFT,
        RIGHT
    }

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /** Adds a row with one cell a column. */
    Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row has " + cells.length + " cells, the table " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(Console::inLine).toList());
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The title line, a rule, and a line a row. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::title).toList()));
        lines.add(rule());
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int number = 0; number < columns.size(); number++) {
            Column column = columns.get(number);
            if (number > 0) {
                line.append(column.before());
            }
            String cell = cells.get(number);
            String padding = " ".repeat(width(number) - length(cell));
            line.append(column.side() == Side.LEFT ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }

    private String rule() {
        StringBuilder line = new StringBuilder();
        for (int number = 0; number < columns.size(); number++) {
            if (number > 0) {
                line.append(columns.get(number).before().equals(" | ") ? "-+-" : "--");
            }
            line.append("-".repeat(width(number)));
        }
        return line.toString();
    }

    private int width(int column) {
        int width = length(columns.get(column).title());
        for (List<String> row : rows) {
            width = Math.max(width, length(row.get(column)));
        }
        return width;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
