package vn.sanvat.trace.scan;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import vn.sanvat.web.Language;

/** Whether a request is of a person who looks at a page; nothing of it is kept. */
final class Visitors {

    private static final String BROWSER = "Mozilla/";

    /** What reads pages for chats and search engines says so; there is no list of all that does not. */
    private static final Pattern ROBOT = Pattern.compile(
            "bot|crawl|spider|slurp|preview|facebookexternalhit|lighthouse|headless|monitor", Pattern.CASE_INSENSITIVE);

    /** What a browser fetches before anybody has asked for it. Fetch Standard, "Sec-Purpose". */
    private static final String PURPOSE = "Sec-Purpose";

    private Visitors() {}

    static boolean isPerson(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var agent = headers.getFirst(HttpHeaders.USER_AGENT);
        var accepted = headers.getFirst(HttpHeaders.ACCEPT);
        return request.getMethod().equals(HttpMethod.GET)
                && accepted != null
                && accepted.contains("text/html")
                && agent != null
                && agent.startsWith(BROWSER)
                && !ROBOT.matcher(agent).find()
                && !headers.containsHeader(PURPOSE)
                && isBuyer(request);
    }

    /** Who is signed in looks at the own labels; a buyer shows nothing but a language. */
    private static boolean isBuyer(ServerHttpRequest request) {
        return !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && Set.of(Language.NAME).containsAll(request.getCookies().keySet());
    }
}
