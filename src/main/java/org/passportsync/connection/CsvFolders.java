package org.passportsync.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds the folders in which connections' files arrive, but only inside the folder that is meant for them. */
public final class CsvFolders {

    private final Path base;

    /** Allows one folder and what lies below it. */
    public CsvFolders(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    /** A connection's folder, or why it has none. */
    public sealed interface Answer {

        /**
         * It is there.
         *
         * @param folder as it really lies, links followed
         */
        record Found(Path folder) implements Answer {}

        /**
         * It is not.
         *
         * @param reason the fact, the values and what to do
         */
        record Missing(String reason) implements Answer {}
    }

    /**
     * Looks for a folder; a relative one lies in the base folder, whether or not it begins with the base folder's name.
     */
    public Answer find(Csv csv) {
        try {
            Path given = Path.of(csv.folder());
            Path name = base.getFileName();
            boolean named =
                    !given.isAbsolute() && name != null && given.getName(0).equals(name);
            Path folder = (named ? base.resolveSibling(given) : base.resolve(given)).normalize();
            if (!folder.startsWith(base)) {
                return outside(csv);
            }
            if (!Files.isDirectory(folder)) {
                return new Answer.Missing("the folder " + csv.folder() + " of delivery.csv is not there; make it below "
                        + base + " and put the files into it, or correct delivery.csv.folder");
            }
            Path real = folder.toRealPath();
            return real.startsWith(base.toRealPath()) ? new Answer.Found(real) : outside(csv);
        } catch (InvalidPathException unreadable) {
            return new Answer.Missing("the text in delivery.csv.folder can't be a folder's name; correct it");
        } catch (IOException unreadable) {
            return new Answer.Missing("the folder " + csv.folder() + " can't be read by this program; check whose it is"
                    + " and who may read it");
        }
    }

    private Answer outside(Csv csv) {
        return new Answer.Missing("the folder " + csv.folder() + " of delivery.csv does not lie inside " + base
                + "; move the files there, or name another folder with passport.csv-folder");
    }
}
