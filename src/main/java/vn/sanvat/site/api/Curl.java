package vn.sanvat.site.api;

import vn.sanvat.web.ApiExamples.Step;

/** Requests as they are typed into a shell: values of earlier answers are its variables, so {@code $lot} stays {@code $lot}. */
final class Curl {

    /** By somebody else than who handed it in, where there is another who may. */
    private static final String APPROVES = "approveProduct";

    private static final String NEXT = " \\\n  ";

    private Curl() {}

    /** What is set before the first request. */
    static String preparation(String site) {
        return "site=" + site + "\nwriter='admin:…'\nreviewer='mau-can-bo:…'";
    }

    static String command(Step step) {
        var command = new StringBuilder("curl -i");
        if (step.needsAccount()) {
            command.append(APPROVES.equals(step.operation()) ? " -u \"$reviewer\"" : " -u \"$writer\"");
        }
        if (step.method().equals("POST") && step.body() == null && step.file() == null) {
            command.append(" -X POST");
        }
        command.append(" \"$site").append(step.path()).append('"');
        step.sentHeaders()
                .forEach((name, value) -> command.append(NEXT)
                        .append("-H \"")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('"'));
        if (step.file() != null) {
            command.append(NEXT).append("--data-binary @").append(step.file());
        }
        if (step.body() != null) {
            command.append(NEXT)
                    .append("-H \"Content-Type: application/json\"")
                    .append(NEXT)
                    .append("-d @- <<JSON\n")
                    .append(step.body().toPrettyString())
                    .append("\nJSON");
        }
        return command.toString();
    }
}
