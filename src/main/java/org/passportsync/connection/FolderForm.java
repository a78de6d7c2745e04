package org.passportsync.connection;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The form of a folder's name: anything but a way out of the folder that it lies in. */
final class FolderForm {

    static final Form<String> FORM = FolderForm::read;

    private FolderForm() {}

    private static @Nullable String read(Written value, Problems problems) {
        String text = Forms.TEXT.read(value, problems);
        if (text == null) {
            return null;
        }
        try {
            for (Path name : Path.of(text)) {
                if (name.toString().equals("..")) {
                    return problems.refuse(
                            value.place(),
                            "\"" + text + "\" leads out of its folder by ..; write it without, like incoming/lakeside");
                }
            }
            return text;
        } catch (InvalidPathException unreadable) {
            return problems.refuse(value.place(), "this can't be a folder's name; write it like incoming/lakeside");
        }
    }
}
