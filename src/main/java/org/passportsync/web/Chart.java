package org.passportsync.web;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.passportsync.run.RunFigures;

/**
 * Runs drawn: live records as a line, changes as columns, each on its own scale.
 *
 * @param line points of a polyline
 */
record Chart(List<RunRows.Row> rows, List<Bar> bars, String line, long mostRecords, long mostChanges) {

    static final int WIDTH = 600;
    static final int HEIGHT = 120;

    /** A column, with the middle of it for the point of the line above. */
    record Bar(double x, double y, double width, double height, double middle, double point) {}

    static Chart of(List<RunRows.Row> rows) {
        long records = most(rows, RunFigures::liveAfter);
        long changes = most(rows, Chart::changes);
        double step = (double) WIDTH / Math.max(rows.size(), 1);
        List<Bar> bars = IntStream.range(0, rows.size())
                .mapToObj(at -> bar(at * step, step, rows.get(at).figures(), new long[] {records, changes}))
                .toList();
        String line = bars.stream()
                .map(bar -> String.format(Locale.ROOT, "%.1f,%.1f", bar.middle(), bar.point()))
                .collect(Collectors.joining(" "));
        return new Chart(rows, bars, line, records, changes);
    }

    private static Bar bar(double from, double step, RunFigures figures, long[] most) {
        double high = (double) HEIGHT * changes(figures) / most[1];
        double width = Math.min(step * 0.6, 40);
        double middle = from + step / 2;
        double point = HEIGHT - (double) HEIGHT * figures.liveAfter() / most[0];
        return new Bar(middle - width / 2, HEIGHT - high, width, high, middle, point);
    }

    private static long changes(RunFigures figures) {
        return figures.creates() + figures.updates() + figures.deletes();
    }

    /** Never less than one, so that it can be divided by. */
    private static long most(List<RunRows.Row> rows, ToLongFunction<RunFigures> value) {
        return rows.stream().map(RunRows.Row::figures).mapToLong(value).max().stream()
                .map(most -> Math.max(most, 1))
                .findFirst()
                .orElse(1);
    }
}
