package vn.sanvat.place;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.store.StartUpTask;

/** Puts the units that come with the service into the store; leaves alone those that are there, for an officer may have corrected them. */
@Component
@Order(StartUpTask.RECORDS)
class KnownPlaces implements StartUpTask {

    /** Writes that wait together share one commit. */
    private static final int AT_ONCE = 16;

    private final PlaceStore store;
    private final List<Place> known;

    KnownPlaces(PlaceStore store) throws IOException {
        this.store = store;
        this.known = read();
    }

    /** Each with revision 0: not stored yet. */
    static List<Place> read() throws IOException {
        try (var file = new ClassPathResource("places/tuyen-hoa.json").getInputStream()) {
            return List.of(JsonMapper.builder().build().readValue(file, Place[].class));
        }
    }

    @Override
    public Mono<Void> run() {
        return store.findAll(known.stream().map(Place::id).toList())
                .map(Place::id)
                .collect(Collectors.toSet())
                .flatMapMany(stored -> Flux.fromIterable(known).filter(place -> !stored.contains(place.id())))
                .flatMap(this::insert, AT_ONCE)
                .then();
    }

    /** Another instance that starts at the same time may have been quicker. */
    private Mono<Place> insert(Place place) {
        return store.insert(place).onErrorResume(DuplicateKeyException.class, e -> Mono.empty());
    }
}
