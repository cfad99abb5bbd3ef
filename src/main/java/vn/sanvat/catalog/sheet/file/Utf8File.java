package vn.sanvat.catalog.sheet.file;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file is text in UTF-8, to its last byte, read in pieces. */
final class Utf8File {

    private static final int PIECE = 16 * 1024;

    private Utf8File() {}

    static boolean valid(Path path) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try (var in = Channels.newReader(Files.newByteChannel(path), decoder, PIECE)) {
            var piece = new char[PIECE];
            while (in.read(piece) >= 0) {
                // Only whether it can be read.
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
