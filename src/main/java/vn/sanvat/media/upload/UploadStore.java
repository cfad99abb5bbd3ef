package vn.sanvat.media.upload;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;

/** Uploads and their pieces. The pieces go first and last: what no record names is never read, and a record stays until they are gone. */
@Component
class UploadStore implements Indexed {

    private final ReactiveMongoTemplate mongo;

    UploadStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return Upload.COLLECTION;
    }

    @Override
    public List<Index> indexes() {
        return List.of(new Index("account", ASC), new Index("endsAt", ASC));
    }

    /** Those of the pieces. */
    @Component
    static class PieceIndexes implements Indexed {

        @Override
        public String collection() {
            return Piece.COLLECTION;
        }

        @Override
        public List<Index> indexes() {
            return List.of(new Index("upload", ASC));
        }
    }

    Mono<Upload> insert(Upload upload) {
        return mongo.insert(upload);
    }

    Mono<Upload> find(String id) {
        return mongo.findById(id, Upload.class);
    }

    /** Those that have become no photo yet and have not ended. */
    Flux<Upload> openOf(String account, Instant now) {
        return mongo.find(query(where("account").is(account)), Upload.class)
                .filter(upload -> upload.open() && now.isBefore(upload.endsAt()));
    }

    /**
     * Adds a piece where the upload still stands at the offset that was read. The bytes are written first, and the write of the record
     * decides: of two at once it finds the offset for one.
     *
     * @return empty where another was faster, or the upload has ended
     */
    Mono<Upload> append(Upload upload, Piece piece, Instant now) {
        var grown = upload.with(piece);
        var asRead = query(where("_id")
                .is(upload.id())
                .and("offsetBytes")
                .is(upload.offsetBytes())
                .and("endsAt")
                .gt(now));
        var change = Update.update("offsetBytes", grown.offsetBytes()).push("pieces", piece.id());
        return mongo.insert(piece)
                .then(mongo.updateFirst(asRead, change, Upload.class))
                .flatMap(done -> done.getModifiedCount() > 0
                        ? Mono.just(grown)
                        : mongo.remove(query(where("_id").is(piece.id())), Piece.class)
                                .then(Mono.empty()));
    }

    Mono<Piece> piece(String id) {
        return mongo.findById(id, Piece.class);
    }

    Mono<Void> became(String id, String photo) {
        return mongo.updateFirst(withId(id), Update.update("photo", photo), Upload.class)
                .then(removePieces(id));
    }

    /** From now on it is gone; its record stays until the sweep, so that a piece which is on its way is found. */
    Mono<Void> end(String id, Instant now) {
        return mongo.updateFirst(withId(id), Update.update("endsAt", now), Upload.class)
                .then(removePieces(id));
    }

    /** Of uploads that ended so long ago that nothing of them is on its way. */
    Mono<Void> removeEnded(Instant before) {
        return mongo.find(query(where("endsAt").lt(before)), Upload.class)
                .concatMap(upload -> removePieces(upload.id()).then(mongo.remove(withId(upload.id()), Upload.class)))
                .then();
    }

    private Mono<Void> removePieces(String upload) {
        return mongo.remove(query(where("upload").is(upload)), Piece.class).then();
    }

    private static Query withId(String id) {
        return query(where("_id").is(id));
    }
}
