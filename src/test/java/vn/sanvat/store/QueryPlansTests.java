package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.start.Indexes;

/** The watch over the pages' queries must itself see what it watches for. */
@ServiceTest
class QueryPlansTests {

    private static final Indexed GOODS = new Indexed() {
        @Override
        public String collection() {
            return "plan_goods";
        }

        @Override
        public List<Index> indexes() {
            return List.of(new Index("maker", Sort.Direction.ASC).on("name", Sort.Direction.ASC));
        }
    };

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Commands commands;

    @Test
    void aQueryByAnIndexOrByIdIsServed() {
        new Indexes(mongo, List.of(GOODS)).run().block();

        var sent = commands.during(() -> {
            mongo.findById("x", Document.class, "plan_goods").block();
            mongo.find(query(where("maker").is("a").and("season").is("spring")), Document.class, "plan_goods")
                    .collectList()
                    .block();
            mongo.count(query(where("maker").is("a")), "plan_goods").block();
            mongo.find(new Query().with(Sort.by("_id")).limit(3), Document.class, "plan_goods")
                    .collectList()
                    .block();
        });

        assertThat(sent).hasSize(4);
        assertThat(scans(sent)).isEmpty();
    }

    @Test
    void aQueryWithoutAnIndexIsFoundOut() {
        new Indexes(mongo, List.of(GOODS)).run().block();

        var sent = commands.during(() -> {
            mongo.find(query(where("name").is("b")), Document.class, "plan_goods")
                    .collectList()
                    .block();
            mongo.find(new Query(), Document.class, "plan_goods").collectList().block();
            mongo.count(new Query(), "plan_goods").block();
            mongo.find(
                            query(where("")
                                    .orOperator(
                                            where("maker").is("a"),
                                            where("name").is("b"))),
                            Document.class,
                            "plan_goods")
                    .collectList()
                    .block();
        });

        assertThat(scans(sent)).hasSize(4);
    }

    @Test
    void aScanIsSeenAtAnyDepthOfAPlanButNotInARejectedOne() {
        assertThat(QueryPlans.scansEverything(Document.parse("""
                        {shards: [{winningPlan: {stage: "SORT", inputStages: [{stage: "FETCH", inputStage: {stage: "COLLSCAN"}}]}}]}
                        """))).isTrue();
        assertThat(QueryPlans.scansEverything(Document.parse("""
                        {stages: [{$cursor: {queryPlanner: {winningPlan: {stage: "COLLSCAN"}}}}, {$group: {_id: 1}}]}
                        """))).isTrue();
        assertThat(QueryPlans.scansEverything(Document.parse("""
                        {queryPlanner: {winningPlan: {stage: "IXSCAN"}, rejectedPlans: [{stage: "COLLSCAN"}]}}
                        """))).isFalse();
    }

    private List<String> scans(Set<BsonDocument> sent) {
        return new QueryPlans(mongo, List.of(GOODS)).scans(sent);
    }
}
