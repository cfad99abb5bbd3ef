package vn.sanvat.store;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.stereotype.Component;
import vn.sanvat.store.refusal.StoreHealth;

/** Collections by what they hold, so that no module writes another's name for one. */
@Component
public class CollectionNames {

    private final Set<String> notPublic;

    CollectionNames(MongoMappingContext documents) {
        notPublic = Stream.concat(
                        documents.getPersistentEntities().stream()
                                .filter(document -> document.isAnnotationPresent(NotPublic.class))
                                .map(document -> document.getCollection()),
                        Stream.of(StoreHealth.TRIAL))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of the documents that are {@link NotPublic}. */
    public Set<String> notPublic() {
        return notPublic;
    }

    /** @param documents types that name their collection */
    public static Set<String> of(Class<?>... documents) {
        return Stream.of(documents)
                .map(document -> Objects.requireNonNull(document.getAnnotation(Document.class), document::getName)
                        .value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
