package org.passportsync.job;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A worker in a process of its own, to be killed; it starts faster than the whole program does.
 *
 * <p>Arguments: the database's URL, user and password; the folder of its master key.
 */
final class WorkingProcess {

    private WorkingProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        House.Address address = new House.Address(arguments[0], arguments[1], arguments[2]);
        try (House house = House.at(address, Path.of(arguments[3]));
                SliceWorker.Shift _ = house.worker.start(System.out::println)) {
            new CountDownLatch(1).await();
        }
    }
}
