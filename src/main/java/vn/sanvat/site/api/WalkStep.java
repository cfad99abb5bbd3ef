package vn.sanvat.site.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.sanvat.text.Localized;
import vn.sanvat.web.ApiExamples;
import vn.sanvat.web.ApiExamples.Step;

/**
 * One step of the walk as the page shows it.
 *
 * @param answer status, headers and some of the fields, as the test finds them
 * @param keeps shell assignments of what later steps need, each with where in the answer it stands
 * @param type of the whole answer; none for a page
 * @param page what stands in the page, where the answer is one
 */
public record WalkStep(
        Localized title,
        Localized says,
        String command,
        String answer,
        String keeps,
        @Nullable ApiType type,
        List<String> page) {

    static List<WalkStep> all(List<Step> walk, JsonNode api) {
        return walk.stream().map(step -> of(step, api)).toList();
    }

    private static WalkStep of(Step step, JsonNode api) {
        return new WalkStep(
                step.title(),
                step.says(),
                Curl.command(step),
                answer(step.answer()),
                keeps(step.answer()),
                step.operation() == null ? null : type(step, api),
                step.answer().page() == null ? List.of() : step.answer().page());
    }

    private static String answer(ApiExamples.Answer answer) {
        var text = new StringBuilder("HTTP/1.1 ").append(answer.status());
        answer.shownHeaders()
                .forEach((name, value) ->
                        text.append('\n').append(name).append(": ").append(value));
        if (answer.body() != null) {
            text.append("\n\n").append(answer.body().toPrettyString());
        }
        return text.toString();
    }

    private static String keeps(ApiExamples.Answer answer) {
        var keeps = new ArrayList<String>();
        answer.shownHeaders().forEach((name, value) -> keep(value, name, keeps));
        if (answer.body() != null) {
            search(answer.body(), "", keeps);
        }
        return String.join("\n", keeps);
    }

    private static void search(JsonNode node, String place, List<String> keeps) {
        if (node.isString()) {
            keep(node.asString(), place, keeps);
        }
        node.properties()
                .forEach(field -> search(
                        field.getValue(), place.isEmpty() ? field.getKey() : place + "." + field.getKey(), keeps));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            search(node.get(i), place + "[" + i + "]", keeps);
        }
    }

    private static void keep(String value, String place, List<String> keeps) {
        if (value.startsWith("$")) {
            keeps.add(value.substring(1) + "='…'  # " + place);
        }
    }

    private static @Nullable ApiType type(Step step, JsonNode api) {
        return StreamSupport.stream(api.path("paths").spliterator(), false)
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.path("operationId").asString("").equals(step.operation()))
                .flatMap(operation -> operation.path("responses").properties().stream())
                .filter(answer -> answer.getKey().startsWith("2"))
                .flatMap(answer -> answer.getValue().path("content").valueStream())
                .map(content -> ApiType.of(content.path("schema")))
                .findFirst()
                .orElse(null);
    }
}
