package org.passportsync.bench;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** OneRoster's objects as databinding wants them, and the columns that each becomes. */
final class PlainRows {

    private PlainRows() {}

    /** A row on its way to a table: its identifier first. */
    interface Row {
        @Nullable
        String[] columns();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ref(String sourcedId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Org(
            String sourcedId,
            String status,
            String name,
            String type,
            String identifier,
            @Nullable Ref parent) implements Row {
        @Override
        public @Nullable String[] columns() {
            return new String[] {sourcedId, status, name, type, identifier, id(parent)};
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Session(
            String sourcedId,
            String status,
            String title,
            String type,
            String startDate,
            String endDate,
            String schoolYear,
            @Nullable Ref parent)
            implements Row {
        @Override
        public @Nullable String[] columns() {
            return new String[] {sourcedId, status, title, type, startDate, endDate, schoolYear, id(parent)};
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Course(
            String sourcedId,
            String status,
            String title,
            String courseCode,
            List<String> grades,
            List<String> subjects,
            @Nullable Ref org)
            implements Row {
        @Override
        public @Nullable String[] columns() {
            return new String[] {sourcedId, status, title, courseCode, text(grades), text(subjects), id(org)};
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SchoolClass(
            String sourcedId,
            String status,
            String title,
            String classCode,
            String classType,
            String location,
            List<String> grades,
            List<String> periods,
            @Nullable Ref course,
            @Nullable Ref school,
            List<Ref> terms)
            implements Row {
        @Override
        public @Nullable String[] columns() {
            return new String[] {
                sourcedId,
                status,
                title,
                classCode,
                classType,
                location,
                text(grades),
                text(periods),
                id(course),
                id(school),
                ids(terms)
            };
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Role(String roleType, String role, Ref org, String beginDate, String endDate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(
            String sourcedId,
            String status,
            String enabledUser,
            String username,
            String givenName,
            String familyName,
            String middleName,
            String identifier,
            String email,
            String sms,
            String phone,
            List<String> grades,
            List<Role> roles,
            List<Ref> agents)
            implements Row {
        @Override
        public @Nullable String[] columns() {
            String held = roles == null
                    ? null
                    : roles.stream()
                            .map(role -> role.role() + "@" + id(role.org()))
                            .collect(Collectors.joining(","));
            return new String[] {
                sourcedId,
                status,
                enabledUser,
                username,
                givenName,
                familyName,
                middleName,
                identifier,
                email,
                sms,
                phone,
                text(grades),
                held,
                ids(agents)
            };
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Demographics(
            String sourcedId,
            String status,
            String birthDate,
            String sex,
            String asian,
            String white,
            String blackOrAfricanAmerican,
            String hispanicOrLatinoEthnicity)
            implements Row {
        @Override
        public @Nullable String[] columns() {
            return new String[] {
                sourcedId, status, birthDate, sex, asian, white, blackOrAfricanAmerican, hispanicOrLatinoEthnicity
            };
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Enrollment(
            String sourcedId,
            String status,
            @Nullable Ref user,
            @JsonAlias("class") @Nullable Ref schoolClass,
            @Nullable Ref school,
            String role,
            String primary,
            String beginDate,
            String endDate)
            implements Row {
        @Override
        public @Nullable String[] columns() {
            return new String[] {
                sourcedId, status, id(user), id(schoolClass), id(school), role, primary, beginDate, endDate
            };
        }
    }

    private static @Nullable String id(@Nullable Ref ref) {
        return ref == null ? null : ref.sourcedId();
    }

    private static @Nullable String text(@Nullable List<String> values) {
        return values == null ? null : String.join(",", values);
    }

    private static @Nullable String ids(@Nullable List<Ref> refs) {
        return refs == null ? null : refs.stream().map(Ref::sourcedId).collect(Collectors.joining(","));
    }
}
