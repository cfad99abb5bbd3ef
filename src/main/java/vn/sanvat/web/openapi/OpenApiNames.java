package vn.sanvat.web.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of schemas: of a nested record with its outer one's before it, because many controllers have a {@code Draft}; and where two
 * packages use the same word, of the one that comes later with its package's before it.
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
        var room = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return room.substring(0, 1).toUpperCase(Locale.ROOT) + room.substring(1) + name;
    }

    private static String plain(Class<?> type) {
        var outer = type.getEnclosingClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        var name = plain(outer);
        var before = name.endsWith(API) ? name.substring(0, name.length() - API.length()) : name;
        return type.getSimpleName().startsWith(before) ? type.getSimpleName() : before + type.getSimpleName();
    }
}
