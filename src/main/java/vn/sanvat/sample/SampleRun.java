package vn.sanvat.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * That the sample goods were, or are being, loaded: what tells them from the goods of others.
 *
 * @param today the day from which all their dates are reckoned; kept, so that a broken load goes on as it began
 * @param loaded what there is to remove; absent until all of it is there
 * @param removedAt when it was removed; the sample goods do not come back by themselves
 */
@NotPublic
@Document("sample")
record SampleRun(
        @Id String id,
        LocalDate today,
        @Nullable Loaded loaded,
        @Nullable Instant removedAt) {

    static final String ID = "goods";

    /** The ids of the records. */
    record Loaded(
            List<String> cooperatives,
            List<String> products,
            List<String> evidence,
            List<String> lots,
            List<String> events,
            List<String> photos) {}

    static SampleRun started(LocalDate today) {
        return new SampleRun(ID, today, null, null);
    }

    SampleRun finished(Loaded all) {
        return new SampleRun(id, today, all, null);
    }

    SampleRun removed(Instant at) {
        return new SampleRun(id, today, null, at);
    }
}
