package vn.sanvat.secondlife;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account;
import vn.sanvat.sample.SampleGoods;
import vn.sanvat.store.Commands;
import vn.sanvat.store.WriteCounts;

/**
 * Kept means kept: of whatever the public can read, the second view asks the database nothing; where others write to it too, whether
 * they did. Every address that a crawler finds is viewed twice, and every mapping of the service must be among them, or be named here
 * with the reason why it is not kept: a new public page is not forgotten.
 */
@ServiceTest
class SecondViewTests {

    private static final String NOBODYS_BUSINESS = "who signs in, and with what, is kept nowhere";

    /** Public mappings that are not kept, and why. */
    private static final Map<String, String> NOT_KEPT = Map.of(
            "/console/worker.js",
            "it is a file of the build, which no database is asked for",
            "/sign-in/code",
            NOBODYS_BUSINESS,
            "/sign-in/second-factor",
            NOBODYS_BUSINESS,
            "/invitation/{token}",
            NOBODYS_BUSINESS,
            "/feedback/{reference}",
            "what became of a report is shown to who has its number, and of numbers there are any number",
            "/l",
            "sends a code that was typed in on to its page: of codes there is any number");

    /** What the public is shown; whoever reads of it must be seen to ask, or the silence of a second view would say nothing. */
    private static final Set<String> SHOWN =
            Set.of("products", "cooperatives", "evidence", "lots", "events", "codes", "places", "media", "media_files");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    ObjectProvider<RouterFunction<?>> functions;

    @Autowired
    Commands commands;

    @Autowired
    WriteCounts writes;

    @Autowired
    SampleGoods goods;

    @Autowired
    ReactiveMongoTemplate mongo;

    @LocalServerPort
    int port;

    @Test
    void theSecondViewOfWhateverThePublicCanReadAsksTheDatabaseNothing() throws Exception {
        goods.load().block();
        // The sample accounts could approve too; this test is one person.
        mongo.remove(Query.query(Criteria.where("_id").ne("admin")), Account.class)
                .block();
        try (var client = new Client(port)) {
            var unlinked = new Filling(client).fill();
            var pages = new TreeSet<String>();

            var first = commands.forReaders(() -> pages.addAll(crawled(client, unlinked)));
            var asking = pages.stream()
                    .filter(page -> !secondView(client, page).isEmpty())
                    .toList();
            // The index may have become new between two views. It has come to rest: nothing was written meanwhile.
            var unkept = new TreeMap<String, List<BsonDocument>>();
            asking.forEach(page -> unkept.put(page, secondView(client, page)));
            unkept.values().removeIf(List::isEmpty);

            assertThat(unkept).as("asked for at the second view").isEmpty();
            assertThat(first.stream().map(SecondViewTests::collection)).containsAll(SHOWN);
            assertThat(unviewed(pages)).as("public, and not viewed").isEqualTo(NOT_KEPT.keySet());
            System.out.printf("Second view of %d addresses%n", pages.size());
        }
    }

    private static Set<String> crawled(Client client, List<String> unlinked) {
        try {
            var pages = new TreeSet<String>();
            new Crawler(client).crawl(unlinked).forEach((address, answer) -> {
                assertThat(answer.status())
                        .as(() -> address + ": " + answer.text())
                        .isLessThan(500);
                // Of errors and redirections there is any number: decision 0012.
                if (answer.status() == 200 && !Client.isPrivate(address)) {
                    pages.add(address);
                }
            });
            return pages;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return what was sent for it, but for what the freshness of what is kept needs */
    private List<BsonDocument> secondView(Client client, String page) {
        view(client, page);
        return commands.forReaders(() -> view(client, page)).stream()
                .filter(command -> writes.alone() || !collection(command).equals("announcements"))
                .toList();
    }

    /** That is named by the first field, whose name is that of the command. */
    private static String collection(BsonDocument command) {
        return command.get(command.getFirstKey()) instanceof BsonString name ? name.getValue() : "";
    }

    private static void view(Client client, String page) {
        try {
            assertThat(client.get(page).status()).as(page).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(page, e);
        }
    }

    private Set<String> unviewed(Set<String> pages) {
        var paths = pages.stream()
                .map(page -> PathContainer.parsePath(page.split("\\?", 2)[0]))
                .toList();
        assertThat(functions.stream())
                .as("doors of another kind, which are not looked at here")
                .isEmpty();
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> reads(mapping.getMethodsCondition().getMethods()))
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream())
                .filter(pattern -> paths.stream().noneMatch(pattern::matches))
                .map(PathPattern::getPatternString)
                .filter(pattern -> !Client.isPrivate(pattern))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean reads(Set<RequestMethod> methods) {
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }
}
