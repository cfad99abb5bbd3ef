package vn.sanvat.store.server;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * A server's error without what it quotes: of a duplicate that is the value, of a command that it does not allow the command, and both
 * may be a person's phone, id or name. What is left is the code, and which collection and index it was.
 */
public final class UnquotedError {

    /** {@code E11000 duplicate key error collection: sanvat.goods index: code_1 dup key: { code: "…" }}. */
    private static final Pattern PLACE = Pattern.compile("collection: \\S+ index: \\S+");

    private UnquotedError() {}

    /** @return an error of the same kind and code, thrown at the same place */
    public static MongoServerException of(MongoServerException said) {
        var unquoted = unquoted(said);
        unquoted.setStackTrace(said.getStackTrace());
        said.getErrorLabels().forEach(unquoted::addLabel);
        return unquoted;
    }

    private static MongoServerException unquoted(MongoServerException said) {
        return switch (said) {
            case MongoBulkWriteException bulk ->
                new MongoBulkWriteException(
                        bulk.getWriteResult(),
                        bulk.getWriteErrors().stream()
                                .map(error -> new BulkWriteError(
                                        error.getCode(),
                                        words(error.getCode(), error.getMessage()),
                                        new BsonDocument(),
                                        error.getIndex()))
                                .toList(),
                        null,
                        bulk.getServerAddress(),
                        Set.of());
            case MongoWriteException write ->
                new MongoWriteException(
                        new WriteError(
                                write.getCode(),
                                words(write.getCode(), write.getError().getMessage()),
                                new BsonDocument()),
                        write.getServerAddress(),
                        Set.of());
            case DuplicateKeyException duplicate ->
                new MongoWriteException(
                        new WriteError(
                                duplicate.getCode(),
                                words(duplicate.getCode(), duplicate.getMessage()),
                                new BsonDocument()),
                        duplicate.getServerAddress(),
                        Set.of());
            default -> command(said);
        };
    }

    private static MongoCommandException command(MongoServerException said) {
        var name = said instanceof MongoCommandException command ? command.getErrorCodeName() : "";
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0))
                        .append("code", new BsonInt32(said.getCode()))
                        .append("codeName", new BsonString(name))
                        .append("errmsg", new BsonString(words(said.getCode(), said.getMessage()))),
                said.getServerAddress());
    }

    private static String words(int code, @Nullable String message) {
        var place = PLACE.matcher(String.valueOf(message));
        return "error " + code + (place.find() ? ", " + place.group() : "") + "; what the server quotes is left out";
    }
}
