package vn.sanvat.web;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** Names of schemas: of a nested record with its outer one's before it, because many controllers have a {@code Draft}. */
final class OpenApiNames extends TypeNameResolver {

    private static final String API = "Api";

    @Override
    protected String getNameOfClass(Class<?> type) {
        var outer = type.getEnclosingClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        var name = getNameOfClass(outer);
        var before = name.endsWith(API) ? name.substring(0, name.length() - API.length()) : name;
        return type.getSimpleName().startsWith(before) ? type.getSimpleName() : before + type.getSimpleName();
    }
}
