package vn.sanvat.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Feedback;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.RecallOrder;
import vn.sanvat.trace.Recalls;

/** What people call the records that a page of messages is about: a query for each kind of record on it. */
@Component
class RecordNames {

    /** Of one recall; its screen shows all. */
    private static final int MAX_LOTS = 10;

    private final Catalog catalog;
    private final Dossier dossier;
    private final Cooperatives cooperatives;
    private final Feedbacks feedbacks;
    private final Recalls recalls;

    RecordNames(Catalog catalog, Dossier dossier, Cooperatives cooperatives, Feedbacks feedbacks, Recalls recalls) {
        this.catalog = catalog;
        this.dossier = dossier;
        this.cooperatives = cooperatives;
        this.feedbacks = feedbacks;
        this.recalls = recalls;
    }

    /** In the same order. */
    Mono<List<Message>> named(List<Message> messages) {
        var kinds = messages.stream().collect(Collectors.groupingBy(RecordNames::kind));
        return Flux.fromIterable(kinds.entrySet())
                .concatMap(kind -> named(kind.getKey(), kind.getValue()))
                .collectMap(Message::id, Function.identity())
                .map(named -> messages.stream()
                        .map(one -> named.getOrDefault(one.id(), one))
                        .toList());
    }

    private enum Kind {
        GOODS,
        PAPER,
        REPORT,
        RECALL,
        MAKER
    }

    private static Kind kind(Message message) {
        return switch (message.decision()) {
            case GOODS_APPROVED, GOODS_RETURNED, GOODS_REJECTED, GOODS_WITHDRAWN -> Kind.GOODS;
            case PAPER_VERIFIED, PAPER_REFUSED, PAPER_ENDING -> Kind.PAPER;
            case REPORT_HANDED_OVER -> Kind.REPORT;
            case LOTS_RECALLED -> Kind.RECALL;
            case MAKER_APPROVED, MAKER_HIDDEN -> Kind.MAKER;
        };
    }

    private Flux<Message> named(Kind kind, List<Message> messages) {
        var ids = messages.stream().map(Message::record).distinct().toList();
        return switch (kind) {
            case GOODS -> goods(ids).flatMapMany(names -> named(messages, names));
            case PAPER ->
                dossier.findAll(ids)
                        .collectMap(Evidence::id, RecordNames::name)
                        .flatMapMany(names -> named(messages, names));
            case REPORT -> reports(ids).flatMapMany(names -> named(messages, names));
            case RECALL ->
                recalled(ids).map(orders -> recalls(messages, orders)).flatMapIterable(named -> named);
            case MAKER ->
                cooperatives
                        .findAll(ids)
                        .collectMap(Cooperative::id, maker -> Localized.vietnamese(maker.name()))
                        .flatMapMany(names -> named(messages, names));
        };
    }

    private static Flux<Message> named(List<Message> messages, Map<String, Localized> names) {
        return Flux.fromIterable(messages).map(message -> message.named(names.get(message.record())));
    }

    private Mono<Map<String, Localized>> goods(Collection<String> ids) {
        return catalog.findAll(List.copyOf(ids))
                .collectMap(Product::id, product -> product.content().name());
    }

    /** A report is known by the goods that it is about. */
    private Mono<Map<String, Localized>> reports(Collection<String> ids) {
        return feedbacks
                .findAll(ids)
                .filter(report -> report.product() != null)
                .collectMap(Feedback::id, report -> String.valueOf(report.product()))
                .flatMap(products -> goods(products.values().stream().distinct().toList())
                        .map(names -> products.entrySet().stream()
                                .filter(report -> names.containsKey(report.getValue()))
                                .collect(Collectors.toMap(Map.Entry::getKey, report -> names.get(report.getValue())))));
    }

    private Mono<Map<String, RecallOrder>> recalled(Collection<String> ids) {
        return recalls.findAll(ids).collectMap(RecallOrder::id);
    }

    private static List<Message> recalls(List<Message> messages, Map<String, RecallOrder> orders) {
        return messages.stream()
                .map(message -> {
                    var order = orders.get(message.record());
                    return order == null ? message : message.named(ownLots(order, message.makers()));
                })
                .toList();
    }

    private static Localized ownLots(RecallOrder order, Collection<String> makers) {
        var numbers = order.lots().stream()
                .filter(lot -> makers.contains(lot.cooperative()))
                .map(RecallOrder.Ordered::number)
                .toList();
        var named = numbers.stream().limit(MAX_LOTS).collect(Collectors.joining(", "));
        return Localized.vietnamese(numbers.size() > MAX_LOTS ? named + ", …" : named);
    }

    private static Localized name(Evidence paper) {
        var title = paper.kind().title();
        return Localized.of(title.vi() + " " + paper.number(), title.in(Locale.ENGLISH) + " " + paper.number());
    }
}
