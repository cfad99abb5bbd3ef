package vn.sanvat.store.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import reactor.core.publisher.Flux;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.Indexed;

@ServiceTest
class IndexesTests {

    @Autowired
    ReactiveMongoTemplate mongo;

    @Test
    void aUniqueIndexThatIsMadeTwiceRefusesASecondDocumentOfTheSameValue() {
        var indexes = indexes("indexes_unique", new Index("code", Sort.Direction.ASC).unique());
        indexes.run().block();
        indexes.run().block();
        mongo.insert(new Document("_id", 1).append("code", "A"), "indexes_unique")
                .block();

        assertThatThrownBy(() -> mongo.insert(new Document("_id", 2).append("code", "A"), "indexes_unique")
                        .block())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aUniqueIndexOverDuplicatesIsRefusedWithoutTellingTheValue() {
        Flux.just(1, 2)
                .concatMap(id -> mongo.insert(new Document("_id", id).append("phone", "0900000000"), "indexes_dup"))
                .blockLast();
        var indexes = indexes("indexes_dup", new Index("phone", Sort.Direction.ASC).unique());

        assertThatThrownBy(() -> indexes.run().block())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("indexes_dup", "phone", "share a value")
                .hasMessageNotContaining("0900000000")
                .hasNoCause();
    }

    @Test
    void anOptionThatTheEmbeddedEngineIgnoresIsRefused() {
        var indexes = indexes("indexes_options", new Index("code", Sort.Direction.ASC).sparse());

        assertThatThrownBy(() -> indexes.run().block()).hasMessageContainingAll("indexes_options", "sparse");
    }

    @Test
    void severalIndexesOfACollectionAreMade() {
        indexes(
                        "indexes_several",
                        new Index("place", Sort.Direction.ASC),
                        new Index("place", Sort.Direction.ASC).on("at", Sort.Direction.DESC))
                .run()
                .block();

        assertThat(mongo.indexOps("indexes_several")
                        .getIndexInfo()
                        .collectList()
                        .block())
                .extracting(info -> info.getName())
                .contains("place_1", "place_1_at_-1");
    }

    private Indexes indexes(String collection, Index... indexes) {
        return new Indexes(mongo, List.of(new Indexed() {
            @Override
            public String collection() {
                return collection;
            }

            @Override
            public List<Index> indexes() {
                return List.of(indexes);
            }
        }));
    }
}
