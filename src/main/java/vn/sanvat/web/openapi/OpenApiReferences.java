package vn.sanvat.web.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;

/** Throws away the schemas that no operation leads to: the library describes the inside of what is unwrapped, too. */
final class OpenApiReferences implements OpenApiCustomizer, Ordered {

    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/([^\"]+)\"");

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var reached = new HashSet<String>();
        var toRead = new ArrayDeque<>(named(api.getPaths()));
        while (!toRead.isEmpty()) {
            var name = toRead.pop();
            if (reached.add(name) && schemas.containsKey(name)) {
                toRead.addAll(named(schemas.get(name)));
            }
        }
        schemas.keySet().retainAll(reached);
    }

    private static Set<String> named(Object description) {
        var names = new HashSet<String>();
        REFERENCE.matcher(Json31.pretty(description)).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
