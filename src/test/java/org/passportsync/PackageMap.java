package org.passportsync;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The packages, each with all that it may use; a package is named by what follows {@code org.passportsync.}. */
final class PackageMap {

    private static final String ROOT = "org.passportsync";
    private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

    static {
        uses("roster");
        uses("sql");
        uses("simulator");
        uses("connection", "roster");
        uses("sis", "connection");
        uses("shape", "sis");
        uses("wire", "sis");
        uses("oneroster", "wire");
        uses("skyward", "wire");
        uses("csv", "oneroster");
        uses("access", "sql");
        uses("run", "connection", "access");
        uses("staging", "run", "shape");
        uses("hub", "staging");
        uses("change", "staging", "hub");
        uses("push", "change");
        uses("job", "push");
        uses("notice", "run");
        uses("schedule", "job");
        uses("answer", "job");
        uses("watch", "job");
        uses("web", "answer");
        uses("command", "answer", "simulator");
        uses("", "web", "command", "notice", "schedule", "watch");
    }

    private PackageMap() {}

    static Set<String> names() {
        return MAY_USE.keySet();
    }

    static boolean ours(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    static String of(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    static boolean allows(String user, String used) {
        return user.equals(used) || MAY_USE.getOrDefault(user, Set.of()).contains(used);
    }

    /** What is used directly brings along all that lies below it; only what was said before can be used, so no circles. */
    private static void uses(String name, String... directly) {
        Set<String> all = new LinkedHashSet<>();
        for (String below : directly) {
            all.add(below);
            all.addAll(MAY_USE.get(below));
        }
        MAY_USE.put(name, all);
    }
}
