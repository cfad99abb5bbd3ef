package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.dao.DuplicateKeyException;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/** What a MongoDB server says, by its codes. */
class StoreExceptionsTests {

    private static final ServerAddress SERVER = new ServerAddress("127.0.0.1", 9);

    private final StoreExceptions exceptions = new StoreExceptions(server());

    private static ServerStore server() {
        var properties = new MongoProperties();
        properties.setUri("mongodb://127.0.0.1:9");
        return new ServerStore(properties, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {14031, 371})
    void aServerThatTakesNoWritesIsA507HoweverItSaysSo(int code) {
        var document = BsonDocument.parse("{ok: 0, code: " + code + ", errmsg: 'no'}");

        assertThat(kind(new MongoCommandException(document, SERVER))).isEqualTo(Kind.NOT_STORED);
        assertThat(kind(new MongoWriteException(new WriteError(code, "no", new BsonDocument()), SERVER, Set.of())))
                .isEqualTo(Kind.NOT_STORED);
        assertThat(kind(new MongoBulkWriteException(
                        BulkWriteResult.unacknowledged(),
                        List.of(new BulkWriteError(code, "no", new BsonDocument(), 0)),
                        null,
                        SERVER,
                        Set.of())))
                .isEqualTo(Kind.NOT_STORED);
    }

    @Test
    void whatElseAServerSaysIsTranslatedAsBefore() {
        var duplicate = new MongoWriteException(new WriteError(11000, "no", new BsonDocument()), SERVER, Set.of());

        assertThat(exceptions.translateExceptionIfPossible(duplicate)).isInstanceOf(DuplicateKeyException.class);
    }

    private Kind kind(RuntimeException thrown) {
        return Problem.from(Objects.requireNonNull(exceptions.translateExceptionIfPossible(thrown)))
                .kind();
    }
}
