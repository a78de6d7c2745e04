package org.passportsync.command;

import java.time.Duration;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** One line on a terminal that is written again and again. */
final class LiveProgress implements Progress {

    private static final int WIDTH = 110;
    private static final String CLEAR = "\r\u001b[2K";

    private final Console console;
    private final Reading reading = new Reading();
    private final ProgressBar bar;

    LiveProgress(Console console) {
        this.console = console;
        this.bar = new ProgressBarBuilder()
                .setInitialMax(-1)
                .setUpdateIntervalMillis(200)
                .continuousUpdate()
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
                .setRenderer(this::render)
                .build();
    }

    private String render(ProgressState state, int width) {
        String line = reading.line(state.getElapsedAfterStart(), System.nanoTime(), Math.min(width, WIDTH));
        return line + " ".repeat(Math.max(0, Math.min(width, WIDTH) - line.length()));
    }

    @Override
    public void started(long runId) {
        remark("run " + runId);
    }

    @Override
    public void step(String name) {
        reading.step(name);
    }

    @Override
    public void page(String slice, int page, long rows, OptionalLong total) {
        reading.page(slice, page, rows, total);
    }

    @Override
    public void waiting(String resource, String reason, Duration pause) {
        reading.waiting(resource, reason, pause, System.nanoTime());
    }

    @Override
    public void remark(String text) {
        console.err().print(CLEAR + text + System.lineSeparator());
    }

    @Override
    public void close() {
        bar.close();
        console.err().print(CLEAR);
        console.err().flush();
    }
}
