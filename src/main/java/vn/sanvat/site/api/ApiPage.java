package vn.sanvat.site.api;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.sanvat.web.ApiDescription;

/**
 * What the page about the API shows.
 *
 * @param preparation what is typed into a shell before the first step
 */
public record ApiPage(String preparation, List<WalkStep> walk, List<Group> groups, List<ApiSchema> schemas) {

    /** Where machines read it. */
    public String url() {
        return ApiDescription.PATH;
    }

    /** The operations on one kind of record. */
    public record Group(String tag, String heading, List<Operation> operations) {}

    /** @param needsAccount whether it is for those who are signed in */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            boolean needsAccount,
            List<Parameter> parameters,
            List<Body> bodies,
            List<Answer> answers) {

        private static final Pattern SLASH = Pattern.compile("/");

        public String verb() {
            return method.toUpperCase(Locale.ROOT);
        }

        /** So that a long path may break behind each slash. */
        public List<String> segments() {
            return SLASH.splitAsStream(path).skip(1).toList();
        }
    }

    public record Parameter(String name, String in, boolean required, String says, ApiType type) {}

    public record Body(
            String mediaType, ApiType type, @Nullable String example) {}

    public record Answer(String status, String says, List<ApiType> types) {}

    /** @param choices what a list of choices means */
    public record Field(String name, boolean required, ApiType type, String choices) {}

    public record ApiSchema(String name, List<Field> fields, List<ApiType> oneOf) {}
}
