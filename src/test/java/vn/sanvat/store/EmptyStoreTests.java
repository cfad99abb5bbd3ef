package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import vn.sanvat.ServiceTest;

@ServiceTest
class EmptyStoreTests {

    @Autowired
    ReactiveMongoTemplate mongo;

    @RepeatedTest(2)
    void whatOneTestWritesTheNextDoesNotFind() {
        assertThat(mongo.count(new Query(), "left_over").block()).isZero();

        mongo.insert(new Document("_id", 1), "left_over").block();
    }
}
