package vn.sanvat.store.start;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.sanvat.store.StartUpNotice;
import vn.sanvat.text.Localized;

/** Says, once the service is ready, where it is, which store it uses, and what else there is to know. */
@Component
class StartUpBanner {

    private static final String RULE = "─".repeat(72);

    private final Environment environment;
    private final List<StartUpNotice> notices;

    StartUpBanner(Environment environment, List<StartUpNotice> notices) {
        this.environment = environment;
        this.notices = List.copyOf(notices);
    }

    /** In UTF-8 whatever the machine's locale says, or half the Vietnamese would be question marks. */
    @EventListener(ApplicationReadyEvent.class)
    void print() {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(text());
        out.flush();
    }

    String text() {
        var text = new StringBuilder(RULE)
                .append("\n  Sản Vật: ")
                .append(address())
                .append('\n');
        for (var notice : notices) {
            for (Localized line : notice.lines()) {
                text.append("\n  ").append(line.vi()).append('\n');
                if (line.en() != null) {
                    text.append("  ").append(line.en()).append('\n');
                }
            }
        }
        return text.append(RULE).toString();
    }

    private String address() {
        return "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
