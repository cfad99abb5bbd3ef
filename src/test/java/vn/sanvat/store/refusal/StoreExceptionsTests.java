package vn.sanvat.store.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoQueryException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.dao.DuplicateKeyException;
import vn.sanvat.store.connection.ServerStore;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/** What a MongoDB server says, by its codes. */
class StoreExceptionsTests {

    private static final ServerAddress SERVER = new ServerAddress("127.0.0.1", 9);

    private static final String PHONE = "0987654321";
    private static final String QUOTE =
            "E11000 duplicate key error collection: sanvat.feedback index: contact_1 dup key: { contact: \"" + PHONE
                    + "\" }";

    private final StoreExceptions exceptions = new StoreExceptions(server());

    private static ServerStore server() {
        var properties = new MongoProperties();
        properties.setUri("mongodb://127.0.0.1:9");
        return new ServerStore(properties, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {14031, 12501, 371})
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

    /** The server quotes the value of a duplicate, and the command that it does not allow: {@code E11000 … dup key: { code: "…" }}. */
    @ParameterizedTest
    @MethodSource("quoting")
    void whatTheServerQuotesIsInNoMessageAndNoStackTrace(RuntimeException quoting) {
        var translated = Objects.requireNonNull(exceptions.translateExceptionIfPossible(quoting));

        assertThat(stack(quoting)).contains(PHONE);
        assertThat(stack(translated)).doesNotContain(PHONE);
    }

    static Stream<RuntimeException> quoting() {
        var duplicate = new BsonDocument("_id", new BsonString(PHONE));
        var answer = BsonDocument.parse("{ok: 0, code: 11000, codeName: 'DuplicateKey', errmsg: '" + QUOTE + "'}");
        return Stream.of(
                new MongoWriteException(new WriteError(11000, QUOTE, duplicate), SERVER, Set.of()),
                new MongoBulkWriteException(
                        BulkWriteResult.unacknowledged(),
                        List.of(new BulkWriteError(11000, QUOTE, duplicate, 0)),
                        null,
                        SERVER,
                        Set.of()),
                new MongoCommandException(answer, SERVER),
                new MongoQueryException(answer, SERVER),
                new MongoCommandException(
                        BsonDocument.parse(
                                "{ok: 0, code: 13, errmsg: 'not authorized to execute { find: \"feedback\", filter: {"
                                        + " contact: \"" + PHONE + "\" } }'}"),
                        SERVER),
                new MongoCommandException(
                        BsonDocument.parse("{ok: 0, code: 121, errmsg: 'Document failed validation: " + PHONE + "'}"),
                        SERVER),
                new MongoWriteConcernException(
                        new WriteConcernError(64, "WriteConcernFailed", PHONE, new BsonDocument()),
                        WriteConcernResult.unacknowledged(),
                        SERVER,
                        Set.of()));
    }

    @Test
    void whichIndexItWasIsStillSaid() {
        var duplicate = new MongoWriteException(new WriteError(11000, QUOTE, new BsonDocument()), SERVER, Set.of());

        assertThat(exceptions.translateExceptionIfPossible(duplicate))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("error 11000, collection: sanvat.feedback index: contact_1");
    }

    @Test
    void anAccountThatMayNotIsA503InItsOwnWords() {
        var refused = Problem.from(Objects.requireNonNull(exceptions.translateExceptionIfPossible(
                new MongoCommandException(BsonDocument.parse("{ok: 0, code: 13, errmsg: 'no'}"), SERVER))));

        assertThat(refused.kind()).isEqualTo(Kind.BUSY);
        assertThat(refused.faults().getFirst().says().en()).contains("does not let the account");
    }

    private static String stack(Throwable thrown) {
        var printed = new StringWriter();
        thrown.printStackTrace(new PrintWriter(printed));
        return printed.toString();
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
