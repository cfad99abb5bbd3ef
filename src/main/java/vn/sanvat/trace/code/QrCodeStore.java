package vn.sanvat.trace.code;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;
import vn.sanvat.trace.QrCode;

/** The collection {@code codes}. */
@Component
public class QrCodeStore implements Indexed {

    private final ReactiveMongoTemplate mongo;

    QrCodeStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "codes";
    }

    @Override
    public List<? extends IndexDefinition> indexes() {
        return List.of(new Index("target", Sort.Direction.ASC).unique());
    }

    public Mono<QrCode> find(String code) {
        return mongo.findById(code, QrCode.class);
    }

    public Mono<QrCode> byTarget(String target) {
        return mongo.findOne(query(where("target").is(target)), QrCode.class);
    }

    public Mono<QrCode> insert(QrCode code) {
        return mongo.insert(code);
    }

    public Mono<QrCode> save(QrCode code) {
        return mongo.save(code);
    }
}
