package org.passportsync.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Listens to a victim. */
final class Witness implements AutoCloseable {

    final CountDownLatch started = new CountDownLatch(1);
    volatile String last = "";
    private final StringBuffer all = new StringBuffer();
    private final Process process;
    private final Thread thread;

    Witness(Process process) {
        this.process = process;
        this.thread = Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith(Victim.AT)) {
                    last = line.substring(Victim.AT.length());
                    started.countDown();
                } else {
                    all.append(line).append('\n');
                }
            }
        } catch (IOException ended) {
            all.append(ended);
        }
    }

    /** Whether it has said something, all that it said being read. */
    boolean said(String words) throws InterruptedException {
        thread.join();
        return all.indexOf(words) >= 0;
    }

    String all() {
        return all.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
