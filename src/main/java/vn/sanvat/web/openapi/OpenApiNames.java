package vn.sanvat.web.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of schemas: of a nested record with its outer one's before it, because many controllers have a {@code Draft}. A name depends on
 * nothing but the record: two of one name are refused, and one of them says {@code @Schema(name = …)}.
 */
final class OpenApiNames extends TypeNameResolver {

    private static final String API = "Api";

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = plain(type);
        var owner = taken.putIfAbsent(name, type);
        if (owner == null || owner == type) {
            return name;
        }
        throw new IllegalStateException("Two records would be described as " + name + ": " + owner.getName() + " and "
                + type.getName() + "; give one of them @Schema(name = …)");
    }

    /** The name of a record or a list of choices, such as {@code EvidenceKind}. */
    static String plain(Class<?> type) {
        var outer = type.getEnclosingClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        var name = plain(outer);
        var before = name.endsWith(API) ? name.substring(0, name.length() - API.length()) : name;
        return type.getSimpleName().startsWith(before) ? type.getSimpleName() : before + type.getSimpleName();
    }
}
