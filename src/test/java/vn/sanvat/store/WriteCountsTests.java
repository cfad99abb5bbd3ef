package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class WriteCountsTests {

    private static final ConnectionDescription CONNECTION =
            new ConnectionDescription(new ServerId(new ClusterId("test"), new ServerAddress()));

    private final WriteCounts counts = new WriteCounts(new MockEnvironment());
    private int requests;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{aggregate: 'products', pipeline: [{$match: {}}, {$group: {_id: 1, n: {$sum: 1}}}], cursor: {}}",
                "{aggregate: 'products', pipeline: [], cursor: {}}",
                "{aggregate: 1, pipeline: [{$documents: [{$out: 1}]}], cursor: {}}",
                "{find: 'products', filter: {}}",
                "{count: 'products', query: {}}",
                "{distinct: 'products', key: '_id'}",
            })
    void whatOnlyReadsIsNoWrite(String command) {
        succeeds(command);

        assertThat(counts.writesBut(Set.of())).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{insert: 'lots', documents: []}                                                  | 0",
                "{update: 'lots', updates: []}                                                    | 0",
                "{findAndModify: 'lots', query: {}}                                               | 0",
                "{delete: 'lots', deletes: []}                                                    | 1",
                "{drop: 'lots'}                                                                   | 1",
                "{aggregate: 'products', pipeline: [{$match: {}}, {$out: 'lots'}]}                | 1",
                "{aggregate: 'products', pipeline: [{$out: {db: 'sanvat', coll: 'lots'}}]}        | 1",
                "{aggregate: 'products', pipeline: [{$merge: 'lots'}]}                            | 0",
                "{aggregate: 'products', pipeline: [{$merge: {into: 'lots'}}]}                    | 0",
                "{aggregate: 'products', pipeline: [{$merge: {into: {db: 'sanvat', coll: 'lots'}}}]} | 0",
            })
    void whatWritesCountsForTheCollectionThatItWritesTo(String command, long deletes) {
        succeeds(command);

        assertThat(counts.writes(List.of("lots"))).isEqualTo(1);
        assertThat(counts.deletes(List.of("lots"))).isEqualTo(deletes);
        assertThat(counts.writesBut(Set.of("lots"))).isZero();
    }

    @Test
    void aWriteCountsOnceItHasEndedAlsoWhereItFailed() {
        var started = start("{insert: 'lots', documents: []}");

        assertThat(counts.writesBut(Set.of())).isZero();
        counts.commandFailed(new CommandFailedEvent(
                null, 0, started.getRequestId(), CONNECTION, "sanvat", "insert", 0, new IllegalStateException("lost")));

        assertThat(counts.writesBut(Set.of())).isEqualTo(1);
    }

    private void succeeds(String command) {
        var started = start(command);
        counts.commandSucceeded(new CommandSucceededEvent(
                null,
                0,
                started.getRequestId(),
                CONNECTION,
                "sanvat",
                started.getCommandName(),
                new BsonDocument(),
                0));
    }

    private CommandStartedEvent start(String command) {
        var parsed = BsonDocument.parse(command);
        var started = new CommandStartedEvent(null, 0, ++requests, CONNECTION, "sanvat", parsed.getFirstKey(), parsed);
        counts.commandStarted(started);
        return started;
    }
}
