package vn.sanvat.secondlife;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.sanvat.secondlife.Client.Answer;

/** Finds every address that a buyer, a search engine or a program can get to, and what is answered there. */
final class Crawler {

    /** Where the service says that it is, whichever port it has. */
    private static final String BASE = "http://localhost:8080";

    private static final List<String> BEGIN =
            List.of("/", "/sitemap.xml", "/robots.txt", "/site.webmanifest", "/api/openapi.json", "/search?q=nghe");

    private static final Pattern LINK = Pattern.compile("(?:href|src|content)=\"((?:http|/)[^\"]*)\"");
    private static final Pattern PICTURES = Pattern.compile("srcset=\"([^\"]+)\"");
    private static final Pattern LOCATION = Pattern.compile("<loc>([^<]+)</loc>");

    /** Far more than there are. */
    private static final int MAX_ADDRESSES = 10_000;

    private final Client client;

    Crawler(Client client) {
        this.client = client;
    }

    /** @param known addresses that nothing links to */
    SortedMap<String, Answer> crawl(List<String> known) throws Exception {
        var answers = new TreeMap<String, Answer>();
        var api = new ApiReads(client.get("/api/openapi.json").json());
        var next = new ArrayDeque<Set<String>>();
        next.add(new LinkedHashSet<>(
                Stream.of(BEGIN, known, api.addresses()).flatMap(List::stream).toList()));
        while (!next.isEmpty()) {
            var found = client.get(next.remove());
            answers.putAll(found);
            found.forEach(api::read);
            var links = new LinkedHashSet<>(api.addresses());
            found.forEach((address, answer) -> links(address, answer).forEach(links::add));
            links.removeAll(answers.keySet());
            if (answers.size() + links.size() > MAX_ADDRESSES) {
                throw new IllegalStateException("There is no end of addresses, such as " + links);
            }
            if (!links.isEmpty()) {
                next.add(links);
            }
        }
        api.refuseGaps(answers);
        return answers;
    }

    private static Stream<String> links(String address, Answer answer) {
        if (answer.type().contains("xml")) {
            return LOCATION.matcher(answer.text())
                    .results()
                    .map(match -> match.group(1))
                    .flatMap(Crawler::ours);
        }
        if (!answer.type().startsWith("text/html")) {
            return Stream.empty();
        }
        var text = answer.text();
        var pictures = PICTURES.matcher(text)
                .results()
                .flatMap(match -> Stream.of(match.group(1).split(",", -1)))
                .map(one -> one.strip().split(" ", 2)[0]);
        var links = LINK.matcher(text).results().map(match -> match.group(1));
        return Stream.concat(links, pictures)
                .map(link -> link.replace("&amp;", "&"))
                .flatMap(Crawler::ours)
                // Every filter leads to every other: one from each page is enough. Vietnamese is what is answered
                // anyhow.
                .filter(link -> !(address.contains("?") && link.contains("?")) && !link.contains("lang=vi"));
    }

    /** The path and query of a link within the service. */
    private static Stream<String> ours(String link) {
        var path = link.startsWith(BASE) ? link.substring(BASE.length()) : link;
        var whole = path.replaceFirst("#.*", "");
        return whole.startsWith("/") && !whole.startsWith("//") ? Stream.of(whole) : Stream.empty();
    }
}
