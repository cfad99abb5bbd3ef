package vn.sanvat.media;

import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Photos and their files; both are asked for by {@code _id} alone, so no index is needed. */
@Component
class PhotoStore {

    /** How many files are written at once. */
    private static final int WRITES_AT_ONCE = 4;

    private final ReactiveMongoTemplate mongo;

    PhotoStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    Mono<Photo> find(String id) {
        return mongo.findById(id, Photo.class);
    }

    Flux<Photo> findAll(Collection<String> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Photo.class);
    }

    /** @return empty if another process has added it meanwhile */
    Mono<Photo> add(Photo photo) {
        return mongo.insert(photo)
                .onErrorResume(org.springframework.dao.DuplicateKeyException.class, e -> Mono.empty());
    }

    /** @return an optimistic locking failure if the revision has moved on */
    Mono<Photo> change(Photo photo) {
        return mongo.save(photo);
    }

    /** Whole documents, replaced if they are there: the same picture gives the same files. */
    Mono<Void> saveFiles(List<PhotoFile> files) {
        return Flux.fromIterable(files).flatMap(mongo::save, WRITES_AT_ONCE).then();
    }

    Mono<byte[]> file(String photo, String name) {
        return mongo.findById(PhotoFile.id(photo, name), PhotoFile.class).map(PhotoFile::bytes);
    }
}
