package vn.sanvat.publish.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.OfferIssue;
import vn.sanvat.publish.PublishOutcome;
import vn.sanvat.publish.TradePlatform;
import vn.sanvat.publish.offer.Offer;
import vn.sanvat.text.Localized;

/** The smallest connector: answers as it is told, remembers what it was asked, and holds nothing. */
final class ScriptedPlatform implements TradePlatform {

    final List<List<String>> asked = new ArrayList<>();

    private final String name;
    private final Function<List<String>, Mono<List<PublishOutcome>>> answer;

    ScriptedPlatform(String name, Function<List<String>, Mono<List<PublishOutcome>>> answer) {
        this.name = name;
        this.answer = answer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Localized title() {
        return Localized.vietnamese("Sàn thử");
    }

    @Override
    public int maxBatch() {
        return 10;
    }

    @Override
    public List<OfferIssue> validate(Offer offer) {
        return List.of();
    }

    @Override
    public Mono<List<PublishOutcome>> upsert(List<Offer> batch) {
        return answer(batch.stream().map(Offer::product).toList());
    }

    @Override
    public Mono<List<PublishOutcome>> withdraw(Collection<String> products) {
        return answer(List.copyOf(products));
    }

    private Mono<List<PublishOutcome>> answer(List<String> products) {
        asked.add(products);
        return answer.apply(products);
    }

    @Override
    public Mono<List<RemoteListing>> status(Collection<String> products) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<RemotePage> list(@Nullable String pageToken) {
        return Mono.just(new RemotePage(List.of(), null));
    }
}
