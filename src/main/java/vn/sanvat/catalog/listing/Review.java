package vn.sanvat.catalog.listing;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Issue;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.label.RuleData;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;

/** Holds a product against the rules, with the evidence that covers it. */
@Component
@EnableConfigurationProperties(ReviewSettings.class)
public class Review {

    private static final Issue UNREACHABLE = Issue.block(
            "contact",
            "cooperative",
            "Cơ sở chưa có số điện thoại, Zalo hay email; người mua không liên hệ được. Hãy bổ sung cho cơ sở trước khi duyệt hàng",
            "The maker has no telephone, Zalo or e-mail, so nobody can reach it; add one before its goods are approved");

    private static final Issue PROPOSED = Issue.block(
            "maker-state",
            "cooperative",
            "Cơ sở chưa được duyệt; hàng chỉ được duyệt sau cơ sở",
            "The maker is not approved yet; its goods can only be approved after it");

    private static final Issue HIDDEN = Issue.block(
            "maker-state",
            "cooperative",
            "Cơ sở đang tạm ẩn; hàng chỉ được duyệt khi cơ sở hiện lại",
            "The maker is hidden; its goods can only be approved once it is shown again");

    private final Cooperatives cooperatives;
    private final Dossier dossier;
    private final Clock clock;
    private final RuleData rules;

    Review(Cooperatives cooperatives, Dossier dossier, Clock clock) throws IOException {
        this.cooperatives = cooperatives;
        this.dossier = dossier;
        this.clock = clock;
        this.rules = RuleData.read();
    }

    /** What is wrong with the working copy, as of today. */
    public Mono<List<Issue>> issues(Product product) {
        var maker = cooperatives.find(product.cooperative()).map(Optional::of).defaultIfEmpty(Optional.empty());
        return dossier.covering(product.cooperative(), product.id(), null)
                .collectList()
                .zipWith(maker, (evidence, found) -> issues(product, evidence, found.orElse(null)));
    }

    /** The same of several, by their ids. */
    public Mono<Map<String, List<Issue>>> issues(List<Product> products) {
        var makers = products.stream().map(Product::cooperative).distinct().toList();
        return Mono.zip(
                cooperatives.findAll(makers).collectMap(Cooperative::id),
                dossier.ofCooperatives(makers).collectList(),
                (known, evidence) -> products.stream()
                        .collect(Collectors.toMap(
                                Product::id,
                                product -> issues(
                                        product, covering(product, evidence), known.get(product.cooperative())))));
    }

    private static List<Evidence> covering(Product product, List<Evidence> evidence) {
        return evidence.stream()
                .filter(paper -> paper.scope().cooperative().equals(product.cooperative())
                        && paper.scope().covers(product.id(), null))
                .toList();
    }

    /** @param evidence that covers the product */
    public List<Issue> issues(Product product, List<Evidence> evidence, @Nullable Cooperative maker) {
        var today = Dates.today(clock);
        var issues = ListingRules.check(product.content(), evidence, rules, today);
        return Stream.concat(ofMaker(maker), issues.stream()).toList();
    }

    private static Stream<Issue> ofMaker(@Nullable Cooperative maker) {
        if (maker == null) {
            return Stream.empty();
        }
        var state = switch (maker.status().state()) {
            case PROPOSED -> Stream.of(PROPOSED);
            case HIDDEN -> Stream.of(HIDDEN);
            case APPROVED -> Stream.<Issue>empty();
        };
        return maker.reachable() ? state : Stream.concat(state, Stream.of(UNREACHABLE));
    }

    /** @throws Problem invalid, naming every field that keeps the listing from being published */
    public static void refuseBlocking(List<Issue> issues) {
        var faults = faults(issues.stream().filter(Issue::blocks).toList());
        if (!faults.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, faults);
        }
    }

    /** @throws Problem as {@link #refuseBlocking}, and if there are warnings that nobody overrides */
    public static void refuseUnlessOverridden(List<Issue> issues, @Nullable Localized override) {
        refuseBlocking(issues);
        if (issues.isEmpty() || override != null) {
            return;
        }
        var faults = new ArrayList<Fault>();
        faults.add(new Fault(
                "override",
                Localized.of(
                        "Còn " + issues.size() + " cảnh báo; hãy ghi lý do vẫn duyệt vào override",
                        "There are " + issues.size() + " warnings; say in override why it is approved all the same")));
        faults.addAll(faults(issues));
        throw new Problem(Problem.Kind.INVALID, faults);
    }

    private static List<Fault> faults(List<Issue> issues) {
        return issues.stream()
                .map(issue -> new Fault(issue.field(), issue.says()))
                .toList();
    }
}
